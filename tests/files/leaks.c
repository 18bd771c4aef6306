/* What a library leaks by itself is not ours to mend: the sanitizer build is told of it (libxlsxwriter 1.1.5 copies the formula of a
   data validation twice, in worksheet_data_validation_range). */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:lxw_strdup\n";
}

const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}
