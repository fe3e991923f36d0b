/* A disk that fails: preloaded (LD_PRELOAD) into a program, it lets the n-th call of one kind on a file in one folder
   fail, be it Python's own or SQLite's. Calls on other files are as ever; a sync that is not to fail does nothing. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, SYNC, RENAME, OPEN, TRUNCATE, UNLINK, SHORT };

static char root[PATH_MAX];
static size_t root_length;
static int kind, error_number, is_lasting;
static long nth, seen;

/* From now on: the n-th call of this kind, and with `lasting` each one after it, fails with this error. */
void faults_arm(const char *folder, int a_kind, long n, int error, int lasting)
{
    strncpy(root, folder, sizeof root - 1);
    root_length = strlen(root);
    kind = a_kind, nth = n, error_number = error, is_lasting = lasting, seen = 0;
}

/* No call fails from now on; how many of the kind there were. */
long faults_disarm(void)
{
    root_length = 0;
    return seen;
}

static int is_here(const char *path) { return root_length && !strncmp(path, root, root_length); }

static int is_open_here(int descriptor)
{
    char link[64], path[PATH_MAX];
    int saved = errno;
    if (!root_length)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = saved;
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_here(path);
}

static int fails(int a_kind)
{
    if (a_kind != kind)
        return 0;
    seen++;
    if (seen != nth && !(is_lasting && seen > nth))
        return 0;
    errno = error_number;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* How much of a write is done: all, nothing (-1), or half of it, after which the next one fails. */
static ssize_t allowed(int descriptor, size_t size)
{
    if (!is_open_here(descriptor))
        return (ssize_t)size;
    if (kind == SHORT) {
        seen++;
        if (seen == nth && size > 1)
            return (ssize_t)(size / 2);
        if (seen != nth + 1)
            return (ssize_t)size;
        errno = error_number;
        return -1;
    }
    return fails(WRITE) ? -1 : (ssize_t)size;
}

ssize_t write(int descriptor, const void *data, size_t size)
{
    ssize_t some = allowed(descriptor, size);
    return some < 0 ? some : REAL(write)(descriptor, data, (size_t)some);
}

ssize_t pwrite(int descriptor, const void *data, size_t size, off_t at)
{
    ssize_t some = allowed(descriptor, size);
    return some < 0 ? some : REAL(pwrite)(descriptor, data, (size_t)some, at);
}

ssize_t pwrite64(int descriptor, const void *data, size_t size, off64_t at)
{
    ssize_t some = allowed(descriptor, size);
    return some < 0 ? some : REAL(pwrite64)(descriptor, data, (size_t)some, at);
}

int fsync(int descriptor)
{
    if (!is_open_here(descriptor))
        return REAL(fsync)(descriptor);
    return fails(SYNC) ? -1 : 0;
}

int fdatasync(int descriptor)
{
    if (!is_open_here(descriptor))
        return REAL(fdatasync)(descriptor);
    return fails(SYNC) ? -1 : 0;
}

int rename(const char *from, const char *to) { return is_here(to) && fails(RENAME) ? -1 : REAL(rename)(from, to); }

int unlink(const char *path) { return is_here(path) && fails(UNLINK) ? -1 : REAL(unlink)(path); }

int ftruncate(int descriptor, off_t size)
{
    return is_open_here(descriptor) && fails(TRUNCATE) ? -1 : REAL(ftruncate)(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size)
{
    return is_open_here(descriptor) && fails(TRUNCATE) ? -1 : REAL(ftruncate64)(descriptor, size);
}

#define OPENING(name)                                                                                                  \
    int name(const char *path, int flags, ...)                                                                         \
    {                                                                                                                  \
        __builtin_va_list more;                                                                                        \
        __builtin_va_start(more, flags);                                                                               \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? __builtin_va_arg(more, mode_t) : 0;                              \
        __builtin_va_end(more);                                                                                        \
        return is_here(path) && fails(OPEN) ? -1 : REAL(name)(path, flags, mode);                                      \
    }

OPENING(open)
OPENING(open64)
