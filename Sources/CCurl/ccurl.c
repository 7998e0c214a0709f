#include "ccurl.h"

#if defined(__linux__)

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

// Only what is called; the numbers and the layout are fixed by libcurl's promise of a stable binary interface (.so.4).
static struct {
    int (*global_init)(long flags);
    const char *(*version)(void);
    ss_curl *(*easy_init)(void);
    void (*easy_cleanup)(ss_curl *);
    void (*easy_reset)(ss_curl *);
    int (*easy_pause)(ss_curl *, int);
    int (*easy_setopt)(ss_curl *, int, ...);
    int (*easy_getinfo)(ss_curl *, int, ...);
    const char *(*easy_strerror)(int);
    ss_multi *(*multi_init)(void);
    int (*multi_cleanup)(ss_multi *);
    int (*multi_setopt)(ss_multi *, int, ...);
    int (*multi_add_handle)(ss_multi *, ss_curl *);
    int (*multi_remove_handle)(ss_multi *, ss_curl *);
    int (*multi_socket_action)(ss_multi *, int, int, int *);
    void *(*multi_info_read)(ss_multi *, int *);
} curl;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int is_loaded = 0;
static _Thread_local char failure[512];

static int find(void *library, const char *name, void *place) {
    void *symbol = dlsym(library, name);
    if (!symbol) {
        snprintf(failure, sizeof failure, "the library has no function %s", name);
        return 0;
    }
    memcpy(place, &symbol, sizeof symbol);
    return 1;
}

static int load(const char *name) {
    static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
    void *library = NULL;
    if (name) {
        library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    } else {
        for (int i = 0; i < 2 && !library; i++) library = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
    }
    if (!library) {
        const char *reason = dlerror();
        snprintf(failure, sizeof failure, "%s", reason ? reason : "libcurl.so.4 was not found");
        return 0;
    }
    return find(library, "curl_global_init", &curl.global_init) && find(library, "curl_version", &curl.version) &&
           find(library, "curl_easy_init", &curl.easy_init) && find(library, "curl_easy_cleanup", &curl.easy_cleanup) &&
           find(library, "curl_easy_reset", &curl.easy_reset) && find(library, "curl_easy_pause", &curl.easy_pause) &&
           find(library, "curl_easy_setopt", &curl.easy_setopt) && find(library, "curl_easy_getinfo", &curl.easy_getinfo) &&
           find(library, "curl_easy_strerror", &curl.easy_strerror) && find(library, "curl_multi_init", &curl.multi_init) &&
           find(library, "curl_multi_cleanup", &curl.multi_cleanup) && find(library, "curl_multi_setopt", &curl.multi_setopt) &&
           find(library, "curl_multi_add_handle", &curl.multi_add_handle) &&
           find(library, "curl_multi_remove_handle", &curl.multi_remove_handle) &&
           find(library, "curl_multi_socket_action", &curl.multi_socket_action) &&
           find(library, "curl_multi_info_read", &curl.multi_info_read) && curl.global_init(3) == 0;
}

const char *ss_curl_load(const char *name) {
    pthread_mutex_lock(&lock);
    int is_ready = is_loaded;
    if (is_loaded && name) {
        // One library serves the whole process; another name must exist all the same.
        void *library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
        if (library) dlclose(library);
        else snprintf(failure, sizeof failure, "%s was not found", name);
        is_ready = library != NULL;
    } else if (!is_loaded) {
        is_ready = is_loaded = load(name);
    }
    pthread_mutex_unlock(&lock);
    return is_ready ? NULL : failure;
}

const char *ss_curl_version(void) { return curl.version(); }

ss_curl *ss_easy_new(void) { return curl.easy_init(); }
void ss_easy_free(ss_curl *easy) { curl.easy_cleanup(easy); }
void ss_easy_reset(ss_curl *easy) { curl.easy_reset(easy); }
int ss_easy_pause(ss_curl *easy, int mask) { return curl.easy_pause(easy, mask); }
int ss_easy_set_long(ss_curl *easy, int option, long value) { return curl.easy_setopt(easy, option, value); }
int ss_easy_set_pointer(ss_curl *easy, int option, const void *value) { return curl.easy_setopt(easy, option, value); }
int ss_easy_set_size(ss_curl *easy, int option, long long value) { return curl.easy_setopt(easy, option, value); }
int ss_easy_set_data_callback(ss_curl *easy, int option, ss_data_callback callback) {
    return curl.easy_setopt(easy, option, callback);
}
int ss_easy_set_seek_callback(ss_curl *easy, ss_seek_callback callback) { return curl.easy_setopt(easy, 20167, callback); }
int ss_easy_get_long(ss_curl *easy, int info, long *value) { return curl.easy_getinfo(easy, info, value); }
int ss_easy_get_size(ss_curl *easy, int info, long long *value) { return curl.easy_getinfo(easy, info, value); }
int ss_easy_get_pointer(ss_curl *easy, int info, void **value) { return curl.easy_getinfo(easy, info, value); }
const char *ss_easy_error(int code) { return curl.easy_strerror(code); }

ss_multi *ss_multi_new(void) { return curl.multi_init(); }
void ss_multi_free(ss_multi *multi) { curl.multi_cleanup(multi); }
int ss_multi_set_long(ss_multi *multi, int option, long value) { return curl.multi_setopt(multi, option, value); }
int ss_multi_set_callbacks(ss_multi *multi, ss_socket_callback on_socket, ss_timer_callback on_timer, void *context) {
    int code = curl.multi_setopt(multi, 20001, on_socket);
    if (code == 0) code = curl.multi_setopt(multi, 10002, context);
    if (code == 0) code = curl.multi_setopt(multi, 20004, on_timer);
    if (code == 0) code = curl.multi_setopt(multi, 10005, context);
    return code;
}
int ss_multi_add(ss_multi *multi, ss_curl *easy) { return curl.multi_add_handle(multi, easy); }
int ss_multi_remove(ss_multi *multi, ss_curl *easy) { return curl.multi_remove_handle(multi, easy); }

int ss_multi_act(ss_multi *multi, int socket, int events) {
    int running = 0;
    return curl.multi_socket_action(multi, socket, events, &running);
}

struct message {
    int kind;
    ss_curl *easy;
    union {
        void *pointer;
        int code;
    } data;
};

int ss_multi_done(ss_multi *multi, struct ss_done *done) {
    int left = 0;
    struct message *message;
    while ((message = curl.multi_info_read(multi, &left))) {
        if (message->kind != 1) continue;
        done->easy = message->easy;
        done->code = message->data.code;
        return 1;
    }
    return 0;
}

#else

// Off Linux the transport is URLSession; nothing here is called.
const char *ss_curl_load(const char *name) { (void)name; return "libcurl is used on Linux only"; }

#endif
