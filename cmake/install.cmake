# The program, its manual page and completions (which it prints itself), its list of fonts, the templates it has built in;
# the booklet as an example.
set(printed ${CMAKE_CURRENT_BINARY_DIR}/printed)
file(MAKE_DIRECTORY ${printed})
add_custom_command(TARGET hyogumi POST_BUILD
  COMMAND hyogumi help man > ${printed}/hyogumi.1
  COMMAND hyogumi help bash > ${printed}/hyogumi
  COMMAND hyogumi help zsh > ${printed}/_hyogumi
  COMMAND hyogumi help fish > ${printed}/hyogumi.fish VERBATIM)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # what is installed comes with the one target, without the tests
install(TARGETS hyogumi RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${printed}/hyogumi.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${printed}/hyogumi DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${printed}/_hyogumi DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${printed}/hyogumi.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES fonts/fonts.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/hyogumi)
install(FILES layouts/revision.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/hyogumi/layouts)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY layouts data DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES fonts/fonts.xml DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples/fonts)
