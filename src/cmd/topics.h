/* What `help` prints besides the help of a verb. */
#ifndef CMD_TOPICS_H
#define CMD_TOPICS_H

#define HELP_TOPICS "man|bash|zsh|fish"

void man_print(void);
void bash_print(void);
void zsh_print(void);
void fish_print(void);

#endif
