#ifndef LIGHTCONE_LIBEDIT_SHIM_H
#define LIGHTCONE_LIBEDIT_SHIM_H

// What LineEditing needs of libedit. Its wide-character interface is used, not the readline
// emulation: it has no global variables, and a prompt outside the locale's charset cannot
// crash it. Swift cannot call functions with variable arguments, so each call it needs has a
// function here. Text crosses the border as 32-bit code points.

#include <histedit.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <wchar.h>

_Static_assert(sizeof(wchar_t) == sizeof(int32_t), "wide characters are code points");

typedef int (*lightcone_read_function)(EditLine *, int32_t *);
typedef int32_t *(*lightcone_prompt_function)(EditLine *);
typedef unsigned char (*lightcone_key_function)(EditLine *, int32_t);

// The standard streams; Swift sees the C variables as unprotected global state.
static inline FILE *lightcone_standard_input(void) { return stdin; }
static inline FILE *lightcone_standard_output(void) { return stdout; }

// Text to and from an EditLine.

static inline const int32_t *lightcone_edit_gets(EditLine *edit, int *count) {
  return (const int32_t *)el_wgets(edit, count);
}

static inline const int32_t *lightcone_edit_line(
    EditLine *edit, ptrdiff_t *cursor, ptrdiff_t *length) {
  const LineInfoW *line = el_wline(edit);
  *cursor = line->cursor - line->buffer;
  *length = line->lastchar - line->buffer;
  return (const int32_t *)line->buffer;
}

static inline int lightcone_edit_insert(EditLine *edit, const int32_t *text) {
  return el_winsertstr(edit, (const wchar_t *)text);
}

// The state that the callbacks find again.

static inline void lightcone_edit_set_client(EditLine *edit, void *client) {
  el_wset(edit, EL_CLIENTDATA, client);
}

static inline void *lightcone_edit_client(EditLine *edit) {
  void *client = NULL;
  el_wget(edit, EL_CLIENTDATA, &client);
  return client;
}

// The terminal.

static inline void lightcone_edit_prepare_terminal(EditLine *edit, int raw) {
  el_wset(edit, EL_PREP_TERM, raw);
}

static inline void lightcone_edit_refresh(EditLine *edit) { el_wset(edit, EL_REFRESH); }

// The sequence that clears to the end of the line, or NULL if the terminal has none.
static inline const char *lightcone_edit_clear_sequence(EditLine *edit) {
  static char name[] = "ce";
  const char *sequence = NULL;
  if (el_wget(edit, EL_GETTC, name, &sequence) != 0) return NULL;
  return sequence;
}

static inline int lightcone_terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

// The columns that a character fills, or -1 if it cannot be shown. The system's header hides the
// declaration unless X/Open functions are asked for before the first include.
extern int wcwidth(wchar_t);
static inline int lightcone_character_width(int32_t code) { return wcwidth((wchar_t)code); }

// Keys.

static inline void lightcone_edit_bind(
    EditLine *edit, const wchar_t *key, const wchar_t *command) {
  el_wset(edit, EL_BIND, key, command, (wchar_t *)NULL);
}

// Binds a key while inserting and, for those who edit as in vi, while commanding.
static inline void lightcone_edit_bind_everywhere(
    EditLine *edit, const wchar_t *key, const wchar_t *command) {
  lightcone_edit_bind(edit, key, command);
  el_wset(edit, EL_BIND, L"-a", key, command, (wchar_t *)NULL);
}

// The keys of today's keyboards, which libedit leaves unbound.
static inline void lightcone_edit_bind_usual_keys(EditLine *edit) {
  lightcone_edit_bind(edit, L"\\e[3~", L"ed-delete-next-char");
  lightcone_edit_bind(edit, L"\\e[1~", L"ed-move-to-beg");
  lightcone_edit_bind(edit, L"\\e[4~", L"ed-move-to-end");
  lightcone_edit_bind(edit, L"\\e[7~", L"ed-move-to-beg");
  lightcone_edit_bind(edit, L"\\e[8~", L"ed-move-to-end");
  lightcone_edit_bind(edit, L"\\e[H", L"ed-move-to-beg");
  lightcone_edit_bind(edit, L"\\e[F", L"ed-move-to-end");
  lightcone_edit_bind(edit, L"\\e[1;5C", L"em-next-word");
  lightcone_edit_bind(edit, L"\\e[1;5D", L"ed-prev-word");
  lightcone_edit_bind(edit, L"\\e[1;3C", L"em-next-word");
  lightcone_edit_bind(edit, L"\\e[1;3D", L"ed-prev-word");
  lightcone_edit_bind(edit, L"^R", L"em-inc-search-prev");
  lightcone_edit_bind(edit, L"^W", L"ed-delete-prev-word");
}

// Ctrl-C and Ctrl-Z arrive as keys while a line is edited, so that no signal can come between
// libedit and the terminal. While a command runs they are signals again.
static inline void lightcone_edit_take_signal_keys(EditLine *edit) {
  el_wset(edit, EL_SIGNAL, 0);
  el_wset(edit, EL_SETTY, L"-d", L"-isig", (wchar_t *)NULL);
}

static inline void lightcone_edit_configure(
    EditLine *edit, lightcone_read_function read, lightcone_prompt_function prompt,
    lightcone_key_function complete, lightcone_key_function interrupt,
    lightcone_key_function suspend) {
  el_wset(edit, EL_EDITOR, L"emacs");
  lightcone_edit_bind_usual_keys(edit);
  el_source(edit, NULL);
  el_wset(edit, EL_EDITMODE, 1);
  el_wset(edit, EL_GETCFN, (el_rfunc_t)read);
  el_wset(edit, EL_PROMPT, prompt);
  el_wset(edit, EL_ADDFN, L"lightcone-complete", L"Complete the word", complete);
  el_wset(edit, EL_ADDFN, L"lightcone-interrupt", L"Abandon the line", interrupt);
  el_wset(edit, EL_ADDFN, L"lightcone-suspend", L"Stop the program", suspend);
  lightcone_edit_bind(edit, L"^I", L"lightcone-complete");
  lightcone_edit_bind_everywhere(edit, L"^C", L"lightcone-interrupt");
  lightcone_edit_bind_everywhere(edit, L"^Z", L"lightcone-suspend");
  lightcone_edit_take_signal_keys(edit);
}

// History in memory.

static inline void lightcone_history_attach(EditLine *edit, HistoryW *lines) {
  el_wset(edit, EL_HIST, history_w, lines);
}

static inline void lightcone_history_limit(HistoryW *lines, int maximum) {
  HistEventW event;
  history_w(lines, &event, H_SETSIZE, maximum);
}

static inline void lightcone_history_clear(HistoryW *lines) {
  HistEventW event;
  history_w(lines, &event, H_CLEAR);
}

static inline void lightcone_history_add(HistoryW *lines, const int32_t *line) {
  HistEventW event;
  history_w(lines, &event, H_ENTER, (const wchar_t *)line);
}

#endif
