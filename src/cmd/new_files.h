/* The files of templates/new, built into the program. */
#ifndef CMD_NEW_FILES_H
#define CMD_NEW_FILES_H

typedef struct {
    const char *path; /* in the new folder: "data/index.xml" */
    const unsigned char *bytes;
    int size;
} NewFile;

extern const NewFile new_files[]; /* ends with a NULL path */

#endif
