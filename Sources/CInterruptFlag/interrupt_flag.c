#include "interrupt_flag.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

_Static_assert(ATOMIC_INT_LOCK_FREE == 2, "a signal handler needs atomics without locks");

static atomic_int raised;
static atomic_int installed;
// The handler writes a byte here: a signal may reach any thread, so a thread that waits for
// input would not learn of it from EINTR alone.
static int wake_read = -1;
static int wake_write = -1;

void interrupt_flag_raise(void) {
  int saved_errno = errno;
  atomic_store(&raised, 1);
  if (wake_write >= 0) {
    ssize_t ignored = write(wake_write, "!", 1);
    (void)ignored;
  }
  errno = saved_errno;
}

static void handle_interrupt(int number) {
  if (atomic_load(&raised)) {
    // Blocked while this handler runs, delivered when it returns.
    signal(number, SIG_DFL);
    raise(number);
    return;
  }
  interrupt_flag_raise();
}

static int open_wake_pipe(void) {
  int ends[2];
  if (pipe(ends) != 0) return errno;
  for (int index = 0; index < 2; index++) {
    fcntl(ends[index], F_SETFL, fcntl(ends[index], F_GETFL) | O_NONBLOCK);
    fcntl(ends[index], F_SETFD, FD_CLOEXEC);
  }
  wake_read = ends[0];
  wake_write = ends[1];
  return 0;
}

int interrupt_flag_install(void) {
  int expected = 0;
  if (!atomic_compare_exchange_strong(&installed, &expected, 1)) return 0;
  int problem = wake_read < 0 ? open_wake_pipe() : 0;
  struct sigaction current;
  if (problem == 0 && sigaction(SIGINT, NULL, &current) != 0) problem = errno;
  if (problem == 0 && current.sa_handler != SIG_IGN) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handle_interrupt;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGINT, &action, NULL) != 0) problem = errno;
  }
  if (problem != 0) atomic_store(&installed, 0);
  return problem;
}

int interrupt_flag_is_raised(void) { return atomic_load(&raised); }

void interrupt_flag_clear(void) {
  // In this order: a signal in between leaves the flag raised, which who waits looks at first.
  atomic_store(&raised, 0);
  interrupt_flag_drain();
}

void interrupt_flag_drain(void) {
  char bytes[16];
  while (wake_read >= 0 && read(wake_read, bytes, sizeof bytes) > 0) {
  }
}

int interrupt_flag_descriptor(void) { return wake_read; }
