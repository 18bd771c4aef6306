# What Debian wants otherwise in what is packed: compressed manual page and changes, the licence under its own name, the
# completion of zsh where Debian's zsh looks.
set(share ${CPACK_TEMPORARY_DIRECTORY}/usr/share)
file(RENAME ${share}/doc/hyogumi/LICENSE ${share}/doc/hyogumi/copyright)
file(RENAME ${share}/doc/hyogumi/CHANGELOG.md ${share}/doc/hyogumi/changelog)
file(READ ${share}/doc/hyogumi/README.md text)
string(REPLACE "](LICENSE)" "](copyright)" text "${text}")
string(REPLACE "](CHANGELOG.md)" "](changelog.gz)" text "${text}")
file(WRITE ${share}/doc/hyogumi/README.md "${text}")
file(MAKE_DIRECTORY ${share}/zsh/vendor-completions)
file(RENAME ${share}/zsh/site-functions/_hyogumi ${share}/zsh/vendor-completions/_hyogumi)
file(REMOVE_RECURSE ${share}/zsh/site-functions)
execute_process(COMMAND gzip -9n ${share}/man/man1/hyogumi.1 ${share}/doc/hyogumi/changelog COMMAND_ERROR_IS_FATAL ANY)
