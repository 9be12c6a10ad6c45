#ifndef ALLOCATION_COUNTING_H
#define ALLOCATION_COUNTING_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted on this system.
bool allocations_are_counted(void);

/// How often the calling thread has asked for memory since it began.
uint64_t allocation_count(void);

/// How many bytes the calling thread has asked for since it began.
uint64_t allocated_bytes(void);

/// Whether freed memory stays with the program, so that the next to ask for it does not wait for the
/// system to hand out and clear new pages. Does nothing where that cannot be said.
void keep_freed_memory(bool keep);

#endif
