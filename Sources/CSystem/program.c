#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "csystem.h"

#include <errno.h>

#if defined(__APPLE__)
#include <TargetConditionals.h>
#endif

#if defined(__APPLE__) && TARGET_OS_IPHONE

// No program can be started there.
int ss_program_start(struct ss_program *program, char *const *arguments) { return ENOTSUP; }
int ss_program_wait_for_output(int first, int second, int milliseconds) { return 0; }
int ss_program_wait(int process) { return 0; }
void ss_program_kill(int process) {}

#else

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <crt_externs.h>
#define environment (*_NSGetEnviron())
#else
extern char **environ;
#define environment environ
#endif

static void close_both(const int *pipe) {
    close(pipe[0]);
    close(pipe[1]);
}

int ss_program_start(struct ss_program *program, char *const *arguments) {
    int output[2], errors[2];
    if (pipe(output) != 0) return errno;
    if (pipe(errors) != 0) {
        int code = errno;
        close_both(output);
        return code;
    }
    // Another program that is started meanwhile must not hold these open.
    const int ends[] = {output[0], output[1], errors[0], errors[1]};
    for (int i = 0; i < 4; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);

    posix_spawn_file_actions_t actions;
    int code = posix_spawn_file_actions_init(&actions);
    if (code == 0) {
        code = posix_spawn_file_actions_adddup2(&actions, output[1], 1);
        if (code == 0) code = posix_spawn_file_actions_adddup2(&actions, errors[1], 2);
        for (int i = 0; i < 4 && code == 0; i++) {
            if (ends[i] > 2) code = posix_spawn_file_actions_addclose(&actions, ends[i]);
        }
        pid_t process = 0;
        if (code == 0) code = posix_spawnp(&process, arguments[0], &actions, NULL, arguments, environment);
        posix_spawn_file_actions_destroy(&actions);
        program->process = (int)process;
    }
    if (code != 0) {
        close_both(output);
        close_both(errors);
        return code;
    }
    close(output[1]);
    close(errors[1]);
    program->output = output[0];
    program->errors = errors[0];
    return 0;
}

int ss_program_wait_for_output(int first, int second, int milliseconds) {
    struct pollfd handles[] = {{.fd = first, .events = POLLIN}, {.fd = second, .events = POLLIN}};
    if (poll(handles, 2, milliseconds) <= 0) return 0;
    return (first >= 0 && handles[0].revents != 0) | (second >= 0 && handles[1].revents != 0) << 1;
}

int ss_program_wait(int process) {
    int status = 0;
    while (waitpid((pid_t)process, &status, 0) < 0) {
        if (errno != EINTR) return 0;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void ss_program_kill(int process) { kill((pid_t)process, SIGKILL); }

#endif
