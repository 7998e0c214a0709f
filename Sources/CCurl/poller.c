#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "ccurl.h"

#if defined(__linux__)

#include <errno.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

static int add(int epoll, int handle) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = handle};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, handle, &event) == 0;
}

int ss_poller_open(struct ss_poller *poller) {
    poller->epoll = epoll_create1(EPOLL_CLOEXEC);
    poller->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    poller->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (poller->epoll >= 0 && poller->timer >= 0 && poller->bell >= 0 && add(poller->epoll, poller->timer) &&
        add(poller->epoll, poller->bell))
        return 1;
    ss_poller_close(poller);
    return 0;
}

void ss_poller_close(const struct ss_poller *poller) {
    if (poller->epoll >= 0) close(poller->epoll);
    if (poller->timer >= 0) close(poller->timer);
    if (poller->bell >= 0) close(poller->bell);
}

void ss_poller_watch(const struct ss_poller *poller, int socket, int bits) {
    struct epoll_event event = {.events = (bits & 1 ? EPOLLIN : 0) | (bits & 2 ? EPOLLOUT : 0), .data.fd = socket};
    if (epoll_ctl(poller->epoll, EPOLL_CTL_MOD, socket, &event) != 0) epoll_ctl(poller->epoll, EPOLL_CTL_ADD, socket, &event);
}

void ss_poller_forget(const struct ss_poller *poller, int socket) {
    struct epoll_event event = {0};
    epoll_ctl(poller->epoll, EPOLL_CTL_DEL, socket, &event);
}

void ss_poller_set_timer(const struct ss_poller *poller, long long nanoseconds) {
    struct itimerspec setting = {.it_value = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000}};
    timerfd_settime(poller->timer, 0, &setting, NULL);
}

void ss_poller_ring(const struct ss_poller *poller) {
    uint64_t one = 1;
    ssize_t written = write(poller->bell, &one, sizeof one);
    (void)written;
}

int ss_poller_wait_one(int socket, int bits, long long nanoseconds) {
    struct pollfd wanted = {.fd = socket, .events = (bits & 1 ? POLLIN : 0) | (bits & 2 ? POLLOUT : 0)};
    struct timespec limit = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    int count;
    do count = ppoll(&wanted, 1, &limit, NULL);
    while (count < 0 && errno == EINTR);
    if (count <= 0) return 0;
    return (wanted.revents & (POLLIN | POLLHUP) ? 1 : 0) | (wanted.revents & POLLOUT ? 2 : 0) |
           (wanted.revents & (POLLERR | POLLNVAL) ? 4 : 0);
}

int ss_poller_wait(const struct ss_poller *poller, struct ss_event *events, int capacity) {
    struct epoll_event raw[256];
    int count = epoll_wait(poller->epoll, raw, capacity < 256 ? capacity : 256, -1);
    for (int i = 0; i < count; i++) {
        int handle = raw[i].data.fd;
        int bits = 0;
        if (raw[i].events & (EPOLLIN | EPOLLHUP)) bits |= 1;
        if (raw[i].events & EPOLLOUT) bits |= 2;
        if (raw[i].events & EPOLLERR) bits |= 4;
        if (handle == poller->timer || handle == poller->bell) {
            uint64_t value;
            ssize_t got = read(handle, &value, sizeof value);
            (void)got;
            handle = handle == poller->timer ? -1 : -2;
        }
        events[i].socket = handle;
        events[i].bits = bits;
    }
    return count < 0 ? 0 : count;
}

#endif
