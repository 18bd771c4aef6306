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
install(CODE "set(hyogumi_doc \"${CMAKE_INSTALL_DOCDIR}\")")
install(SCRIPT ${CMAKE_CURRENT_SOURCE_DIR}/cmake/links.cmake)

# cpack -G DEB: a package for the Debian it is built on.  It depends on the libraries the program is linked with, and on those it
# opens when they are wanted (base/late.h); the fonts that fonts.xml names are recommended, for a project may bring its own; what
# `print` loads when it is there, under either of its names, is suggested.
find_program(DPKG_QUERY dpkg-query)
set(late_packages "")
foreach(library ${LIBZIP} ${XLSXWRITER})
  if(DPKG_QUERY)
    get_filename_component(file ${library} REALPATH)
    execute_process(COMMAND ${DPKG_QUERY} -S ${file} OUTPUT_VARIABLE said ERROR_QUIET)
    if(said MATCHES "^([a-z0-9.+-]+)")
      list(APPEND late_packages ${CMAKE_MATCH_1})
    endif()
  endif()
endforeach()
list(JOIN late_packages ", " late_packages)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "${late_packages}")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/cmake/debian.cmake)
set(CPACK_PACKAGE_CONTACT "Hyogumi maintainers <hyogumi@example.org>" CACHE STRING "Who looks after the package: Name <address>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "typesets the reports of Japanese local governments")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"An XML description of a report (cover, table of contents, tables of plans) and
the data beside it become a paginated PDF: tables cut by an engine of its own,
Japanese text set by the rules of JLReq, tagged for those who cannot see it,
or plates for the press. What is corrected after publication becomes
replacement pages, errata and a filing list.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libcups2t64 | libcups2")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-morisawa-bizud-gothic, fonts-morisawa-bizud-mincho, fonts-noto-cjk, hyphen-en-us")
include(CPack)
