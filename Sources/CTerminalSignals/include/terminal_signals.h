#ifndef LIGHTCONE_TERMINAL_SIGNALS_H
#define LIGHTCONE_TERMINAL_SIGNALS_H

// The signals of a terminal, taken by handlers that only set atomics and write to a pipe.

// Raises a flag when SIGINT arrives. A second SIGINT while the flag is still raised ends the
// process by SIGINT, so that a command which never looks at the flag can be stopped.
// Returns 0, or the errno of what failed. A SIGINT that the parent told us to ignore stays ignored.
int interrupt_flag_install(void);

// Whether the flag is raised. May be called from any thread.
int interrupt_flag_is_raised(void);

// Raises the flag as a first SIGINT would.
void interrupt_flag_raise(void);

// Lowers the flag.
void interrupt_flag_clear(void);

// Takes note of SIGCONT (the process goes on after a stop) and SIGWINCH (the window changed its
// size), unless the process handles them already. Returns 0, or the errno of what failed.
int terminal_changes_install(void);

// Whether SIGCONT arrived since the last call.
int terminal_changes_take_continuation(void);

// A descriptor that becomes readable when one of these signals arrives, to wait for it together
// with input: a signal may reach any thread, so a thread that waits for input would not always
// learn of it from EINTR. -1 before an install function succeeded.
int terminal_signals_descriptor(void);

// Makes the descriptor unreadable again. The flags stay as they are.
void terminal_signals_drain(void);

#endif
