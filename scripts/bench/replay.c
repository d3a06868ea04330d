/*
 * Makes the system calls that recorder.cjs wrote down, and nothing else: what a
 * snapshot would cost if all that is done with what was read cost nothing.
 *
 *   replay FILE TIMES
 *
 * Prints the milliseconds of each run, then those of opening what a snapshot finds
 * open. What has gone since is passed over.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <mqueue.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#ifndef SYS_fsopen
#define SYS_fsopen 430
#define SYS_fsconfig 431
#define SYS_fsmount 432
#endif
#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif

#define PAUSE_US 50000

struct call {
  char what;
  int slot, other;
  unsigned long number;
  char *path;
};

static struct call *calls;
static size_t count;
/* So many of them open what stays open. */
static size_t standing;
static int *slots;
static int highest;
static char buffer[1 << 20];

static const char *resolved(const char *path)
{
  static char text[4096];
  char *rest;
  long slot;

  if (path[0] != '@')
    return path;
  slot = strtol(path + 1, &rest, 10);
  snprintf(text, sizeof text, "/proc/self/fd/%d%s", slots[slot], rest);
  return text;
}

static int mqueue(void)
{
  int mount, context = syscall(SYS_fsopen, "mqueue", 1);

  if (context < 0)
    return -1;
  syscall(SYS_fsconfig, context, 6, NULL, NULL, 0);
  mount = syscall(SYS_fsmount, context, 1, 0);
  close(context);
  return mount;
}

static void list(const char *path)
{
  int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  while (syscall(SYS_getdents64, fd, buffer, 32768) > 0)
    ;
  close(fd);
}

static void whole(const char *path)
{
  int fd = open(path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  while (read(fd, buffer, 65536) > 0)
    ;
  close(fd);
}

/* "msgctl ID COMMAND", "semctl ID NUMBER COMMAND", "shmctl ID COMMAND" */
static void control(const struct call *call)
{
  int id = call->slot, second = call->other, third = call->number;

  if (call->path[0] == 'm')
    msgctl(id, second, (void *)buffer);
  else if (call->path[1] == 'h')
    shmctl(id, second, (void *)buffer);
  else
    semctl(id, second, third, buffer);
}

static void perform(const struct call *call)
{
  struct stat status;

  switch (call->what) {
  case 'O':
    slots[call->slot] = open(resolved(call->path), O_RDONLY | O_CLOEXEC);
    break;
  case 'R':
    if (read(slots[call->slot], buffer, call->number) < 0)
      break;
    break;
  case 'P':
    if (pread(slots[call->slot], buffer, call->number, 0) < 0)
      break;
    break;
  case 'C':
    if (slots[call->slot] >= 0)
      close(slots[call->slot]);
    slots[call->slot] = -1;
    break;
  case 'T':
    statx(slots[call->slot], "", AT_EMPTY_PATH, STATX_INO, (struct statx *)buffer);
    break;
  case 'E':
    setns(slots[call->slot], CLONE_NEWIPC);
    break;
  case 'I':
    slots[call->other] = ioctl(slots[call->slot], call->number);
    break;
  case 'M':
    slots[call->slot] = mqueue();
    break;
  case 'X':
    control(call);
    break;
  case 'W':
    slots[call->slot] = syscall(SYS_pidfd_open, (int)call->number, 0);
    break;
  case 'Q':
    slots[call->slot] = mq_open(call->path, O_RDONLY);
    break;
  case 'L':
    if (readlink(resolved(call->path), buffer, 4096) < 0)
      break;
    break;
  case 'D':
    list(resolved(call->path));
    break;
  case 'S':
    stat(resolved(call->path), &status);
    break;
  case 'F':
    whole(resolved(call->path));
    break;
  }
}

static void parse(char *line)
{
  struct call call = { .what = line[0], .slot = 0 };
  char *rest = line + 2;

  if (strchr("ORPCTEIMWQ", call.what)) {
    call.slot = strtol(rest, &rest, 10);
    if (call.what == 'O' || call.what == 'Q')
      call.path = strdup(rest + 1);
    else
      call.number = strtoul(rest, &rest, 10);
    if (call.what == 'I')
      call.other = strtol(rest, &rest, 10);
    if (call.number > sizeof buffer)
      call.number = sizeof buffer;
  } else if (strchr("LDSF", call.what)) {
    call.path = strdup(rest);
  } else if (call.what == 'X') {
    call.path = strndup(rest, 6);
    call.slot = strtol(rest + 6, &rest, 10);
    call.other = strtol(rest, &rest, 10);
    call.number = strtoul(rest, &rest, 10);
    calls = realloc(calls, (count + 1) * sizeof *calls);
    calls[count++] = call;
    return;
  } else if (call.what == '-') {
    standing = count;
    return;
  } else {
    return;
  }
  if (call.slot > highest)
    highest = call.slot;
  if (call.other > highest)
    highest = call.other;
  calls = realloc(calls, (count + 1) * sizeof *calls);
  calls[count++] = call;
}

static double milliseconds(const struct timespec *from, const struct timespec *to)
{
  return (to->tv_sec - from->tv_sec) * 1e3 + (to->tv_nsec - from->tv_nsec) / 1e6;
}

int main(int argc, char **argv)
{
  FILE *file = argc == 3 ? fopen(argv[1], "r") : NULL;
  int times = argc == 3 ? atoi(argv[2]) : 0;
  int home = open("/proc/self/ns/ipc", O_RDONLY | O_CLOEXEC);
  char *line = NULL;
  size_t room = 0;
  ssize_t length;

  if (!file || home < 0) {
    fprintf(stderr, "replay FILE TIMES\n");
    return 2;
  }
  while ((length = getline(&line, &room, file)) > 0) {
    line[length - 1] = 0;
    parse(line);
  }
  slots = malloc((highest + 1) * sizeof *slots);
  while (times-- > 0) {
    struct timespec before, opened, after;

    for (int slot = 0; slot <= highest; slot++)
      slots[slot] = -1;
    slots[0] = home;
    /* As the collector does: what lay in the processor's caches is another's by then. */
    usleep(PAUSE_US);
    clock_gettime(CLOCK_MONOTONIC, &before);
    for (size_t index = 0; index < standing; index++)
      perform(&calls[index]);
    clock_gettime(CLOCK_MONOTONIC, &opened);
    for (size_t index = standing; index < count; index++)
      perform(&calls[index]);
    clock_gettime(CLOCK_MONOTONIC, &after);
    setns(home, CLONE_NEWIPC);
    for (int slot = 1; slot <= highest; slot++)
      if (slots[slot] >= 0)
        close(slots[slot]);
    printf("%.3f %.3f\n", milliseconds(&opened, &after), milliseconds(&before, &opened));
  }
  return 0;
}
