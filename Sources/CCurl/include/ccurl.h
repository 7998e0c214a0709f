// The system's libcurl.so.4, found at run time: no header of curl is needed to build, and a program starts without the library.
#ifndef SHAPESMITH_CCURL_H
#define SHAPESMITH_CCURL_H

#include <stddef.h>

typedef void ss_curl;   // an easy handle
typedef void ss_multi;  // a multi handle

typedef size_t (*ss_data_callback)(char *bytes, size_t size, size_t count, void *context);
typedef int (*ss_socket_callback)(ss_curl *easy, int socket, int what, void *context, void *socket_context);
typedef int (*ss_timer_callback)(ss_multi *multi, long milliseconds, void *context);
typedef int (*ss_seek_callback)(void *context, long long offset, int origin);

// One finished transfer.
struct ss_done {
    ss_curl *easy;
    int code;
};

// A list of header lines in one piece of memory, laid out as curl's `struct curl_slist`.
struct ss_list {
    char *line;
    struct ss_list *next;
};

// Loads the library once; NULL if that went well, else what the loader says. The name overrides where it is looked for.
const char *ss_curl_load(const char *name);
const char *ss_curl_version(void);

ss_curl *ss_easy_new(void);
void ss_easy_free(ss_curl *easy);
void ss_easy_reset(ss_curl *easy);
int ss_easy_pause(ss_curl *easy, int mask);
int ss_easy_set_long(ss_curl *easy, int option, long value);
int ss_easy_set_pointer(ss_curl *easy, int option, const void *value);
int ss_easy_set_size(ss_curl *easy, int option, long long value);
int ss_easy_set_data_callback(ss_curl *easy, int option, ss_data_callback callback);
int ss_easy_set_seek_callback(ss_curl *easy, ss_seek_callback callback);
int ss_easy_get_long(ss_curl *easy, int info, long *value);
int ss_easy_get_size(ss_curl *easy, int info, long long *value);
int ss_easy_get_pointer(ss_curl *easy, int info, void **value);
const char *ss_easy_error(int code);

ss_multi *ss_multi_new(void);
void ss_multi_free(ss_multi *multi);
int ss_multi_set_long(ss_multi *multi, int option, long value);
int ss_multi_set_callbacks(ss_multi *multi, ss_socket_callback on_socket, ss_timer_callback on_timer, void *context);
int ss_multi_add(ss_multi *multi, ss_curl *easy);
int ss_multi_remove(ss_multi *multi, ss_curl *easy);
// Tells curl what happened to a socket; -1 for the passing of time.
int ss_multi_act(ss_multi *multi, int socket, int events);
// The next finished transfer; 0 if there is none.
int ss_multi_done(ss_multi *multi, struct ss_done *done);


// A socket with something to do; -1 for the timer, -2 for the bell.
struct ss_event {
    int socket;
    int bits;  // 1 readable, 2 writable, 4 failed: as curl counts
};

// A poller of sockets with one timer and one bell, for a loop; 0 if the system gives no handles.
struct ss_poller {
    int epoll;
    int timer;
    int bell;
};
int ss_poller_open(struct ss_poller *poller);
void ss_poller_close(const struct ss_poller *poller);
void ss_poller_watch(const struct ss_poller *poller, int socket, int bits);
void ss_poller_forget(const struct ss_poller *poller, int socket);
void ss_poller_set_timer(const struct ss_poller *poller, long long nanoseconds);
void ss_poller_ring(const struct ss_poller *poller);
// Waits until a socket can be read or written, or the time is over; gives what it can as curl counts, or 0.
int ss_poller_wait_one(int socket, int bits, long long nanoseconds);
// Waits for events, at most `capacity` (up to 256), and gives their number.
int ss_poller_wait(const struct ss_poller *poller, struct ss_event *events, int capacity);

#endif
