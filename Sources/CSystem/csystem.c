#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <TargetConditionals.h>
#include <os/lock.h>
#endif

// MARK: - Locks and threads

struct ss_lock {
#if defined(__APPLE__)
    os_unfair_lock lock;
#else
    pthread_mutex_t lock;
#endif
};

ss_lock *ss_lock_new(void) {
    ss_lock *lock = malloc(sizeof *lock);
    if (!lock) abort();
#if defined(__APPLE__)
    lock->lock = OS_UNFAIR_LOCK_INIT;
#else
    pthread_mutex_init(&lock->lock, NULL);
#endif
    return lock;
}

void ss_lock_free(ss_lock *lock) {
#if !defined(__APPLE__)
    pthread_mutex_destroy(&lock->lock);
#endif
    free(lock);
}

void ss_lock_take(ss_lock *lock) {
#if defined(__APPLE__)
    os_unfair_lock_lock(&lock->lock);
#else
    pthread_mutex_lock(&lock->lock);
#endif
}

void ss_lock_give_back(ss_lock *lock) {
#if defined(__APPLE__)
    os_unfair_lock_unlock(&lock->lock);
#else
    pthread_mutex_unlock(&lock->lock);
#endif
}

int ss_thread_start(void *(*run)(void *), void *argument) {
    pthread_attr_t attributes;
    pthread_t thread;
    if (pthread_attr_init(&attributes) != 0) return 0;
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    int code = pthread_create(&thread, &attributes, run, argument);
    pthread_attr_destroy(&attributes);
    return code == 0;
}

ss_slot ss_slot_new(void (*release)(void *)) {
    pthread_key_t key;
    if (pthread_key_create(&key, release) != 0) abort();
    return key;
}

void *ss_slot_get(ss_slot slot) { return pthread_getspecific((pthread_key_t)slot); }

int ss_slot_set(ss_slot slot, const void *value) { return pthread_setspecific((pthread_key_t)slot, value) == 0; }

// MARK: - Time and environment

double ss_seconds_since_epoch(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

long long ss_uptime(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000000000 + now.tv_nsec;
}

const char *ss_environment(const char *name) { return getenv(name); }

int ss_process_number(void) { return (int)getpid(); }

// MARK: - Codes of errors

const char *ss_reason(int code) { return strerror(code); }
int ss_is_missing(int code) { return code == ENOENT || code == ENOTDIR; }
int ss_is_refused(int code) { return code == ECONNREFUSED; }
int ss_is_too_late(int code) { return code == ETIMEDOUT; }

// MARK: - Files

int ss_file_open(const char *path, long long *size, int *is_plain) {
    // Not to wait for the other end of a pipe.
    int handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0) return -errno;
    struct stat facts;
    if (fstat(handle, &facts) != 0) {
        int code = errno;
        close(handle);
        return -code;
    }
    *size = (long long)facts.st_size;
    *is_plain = S_ISREG(facts.st_mode) || S_ISCHR(facts.st_mode);
    return handle;
}

long ss_file_read(int handle, void *bytes, long count) {
    for (;;) {
        ssize_t got = read(handle, bytes, (size_t)count);
        if (got >= 0) return (long)got;
        if (errno != EINTR) return -errno;
    }
}

void ss_file_close(int handle) { close(handle); }

void ss_file_replace(const char *path, const char *beside, const void *bytes, long count) {
    int handle = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0) return;
    int is_written = write(handle, bytes, (size_t)count) == (ssize_t)count;
    close(handle);
    if (!is_written || rename(beside, path) != 0) unlink(beside);
}
