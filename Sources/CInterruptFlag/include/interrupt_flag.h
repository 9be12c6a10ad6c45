#ifndef LIGHTCONE_INTERRUPT_FLAG_H
#define LIGHTCONE_INTERRUPT_FLAG_H

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

// A descriptor that becomes readable when the flag is raised, to wait for input and the flag
// together; -1 before interrupt_flag_install.
int interrupt_flag_descriptor(void);

// Makes the descriptor unreadable without lowering the flag.
void interrupt_flag_drain(void);

#endif
