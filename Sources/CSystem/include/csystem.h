// What the runtime asks of the system. This header includes none of the system's own: reading and indexing those would take every
// client a second of its clean build, and they differ from platform to platform.
#ifndef SHAPESMITH_CSYSTEM_H
#define SHAPESMITH_CSYSTEM_H

#pragma clang assume_nonnull begin

// MARK: Locks and threads

/// A lock; it stays where it was made.
typedef struct ss_lock ss_lock;
ss_lock *ss_lock_new(void);
void ss_lock_free(ss_lock *lock);
void ss_lock_take(ss_lock *lock);
void ss_lock_give_back(ss_lock *lock);

/// Starts a thread that nobody waits for; 0 if the system gives none.
int ss_thread_start(void *_Nullable (*_Nonnull run)(void *_Nullable argument), void *argument);

/// A place of which every thread has its own, empty at first; what is left in it when a thread ends is handed to `release`.
typedef unsigned long ss_slot;
ss_slot ss_slot_new(void (*release)(void *_Nullable kept));
void *_Nullable ss_slot_get(ss_slot slot);
/// 0 if it could not be kept.
int ss_slot_set(ss_slot slot, const void *_Nullable value);

// MARK: Time and environment

/// Seconds since 1970-01-01T00:00:00Z, as the machine believes.
double ss_seconds_since_epoch(void);
/// Nanoseconds since some fixed moment; never goes back.
long long ss_uptime(void);
/// An environment variable.
const char *_Nullable ss_environment(const char *name);
/// The number of this process.
int ss_process_number(void);

// MARK: Codes of errors

/// What a code of the system means, in words.
const char *ss_reason(int code);
/// Whether a code says that there is no such file.
int ss_is_missing(int code);
/// Whether a code says that a connection was refused.
int ss_is_refused(int code);
/// Whether a code says that something took too long.
int ss_is_too_late(int code);

// MARK: Files

/// Opens a file for reading: its handle, or less than 0, the code negated. `is_plain` tells a file or device from a folder or socket.
int ss_file_open(const char *path, long long *size, int *is_plain);
/// Reads some bytes: how many, 0 at the end, or less than 0, the code negated.
long ss_file_read(int handle, void *_Nullable bytes, long count);
void ss_file_close(int handle);
/// Writes a file that only its owner may read: `beside` first, which must not be there, then in place of `path`.
void ss_file_replace(const char *path, const char *beside, const void *_Nullable bytes, long count);

// MARK: Programs

/// A program that runs, and the ends of the pipes it prints into.
struct ss_program {
    int process;
    int output;
    int errors;
};
/// Starts a program that is looked for as a shell does; 0, or the code. The list of arguments, its name first, ends with NULL.
int ss_program_start(struct ss_program *program, char *_Nullable const *_Nonnull arguments);
/// Waits until one of the two can be read: bit 0 for the first, bit 1 for the second. Less than 0 stands for one that is done with.
int ss_program_wait_for_output(int first, int second, int milliseconds);
/// Waits for its end: what it returned, or 128 and the signal that ended it.
int ss_program_wait(int process);
void ss_program_kill(int process);

#pragma clang assume_nonnull end

#endif
