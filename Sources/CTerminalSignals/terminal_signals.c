#include "terminal_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

_Static_assert(ATOMIC_INT_LOCK_FREE == 2, "a signal handler needs atomics without locks");

static atomic_int raised;
static atomic_int continued;

static pthread_once_t wake_once = PTHREAD_ONCE_INIT;
static int wake_problem;
static int wake_read = -1;
static int wake_write = -1;

static void open_wake_pipe(void) {
  int ends[2];
  if (pipe(ends) != 0) {
    wake_problem = errno;
    return;
  }
  for (int index = 0; index < 2; index++) {
    fcntl(ends[index], F_SETFL, fcntl(ends[index], F_GETFL) | O_NONBLOCK);
    fcntl(ends[index], F_SETFD, FD_CLOEXEC);
  }
  wake_read = ends[0];
  wake_write = ends[1];
}

static void wake(void) {
  int saved_errno = errno;
  if (wake_write >= 0) {
    ssize_t ignored = write(wake_write, "!", 1);
    (void)ignored;
  }
  errno = saved_errno;
}

// Handles a signal that is at its default; one that is ignored or handled stays so.
static int handle(int number, void (*handler)(int)) {
  pthread_once(&wake_once, open_wake_pipe);
  if (wake_problem != 0) return wake_problem;
  struct sigaction action;
  if (sigaction(number, NULL, &action) != 0) return errno;
  if (action.sa_handler != SIG_DFL) return 0;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL) == 0 ? 0 : errno;
}

// The interrupt flag.

void interrupt_flag_raise(void) {
  atomic_store(&raised, 1);
  wake();
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

int interrupt_flag_install(void) { return handle(SIGINT, handle_interrupt); }

int interrupt_flag_is_raised(void) { return atomic_load(&raised); }

void interrupt_flag_clear(void) {
  // In this order: a signal in between leaves the flag raised, which who waits looks at first.
  atomic_store(&raised, 0);
  terminal_signals_drain();
}

// Changes of the terminal.

static void handle_change(int number) {
  if (number == SIGCONT) atomic_store(&continued, 1);
  wake();
}

int terminal_changes_install(void) {
  int problem = handle(SIGCONT, handle_change);
  return problem != 0 ? problem : handle(SIGWINCH, handle_change);
}

int terminal_changes_take_continuation(void) { return atomic_exchange(&continued, 0); }

// The descriptor.

int terminal_signals_descriptor(void) { return wake_read; }

void terminal_signals_drain(void) {
  char bytes[16];
  while (wake_read >= 0 && read(wake_read, bytes, sizeof bytes) > 0) {
  }
}
