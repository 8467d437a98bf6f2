# SPDX-License-Identifier: Apache-2.0
# rehab_bundle(<id> [SOURCES <file>...] [FROM <folder>] [INTO <folder>] [TARGET <name>])
#
# Assembles the bundle <id> in INTO/<id> (default: plugins/<id> of the build, and then it is installed too): its YAML
# files, copied whenever they change, and, with SOURCES, its library <id>.so. FROM is the bundle's own folder (default:
# <id> beside the CMakeLists.txt). TARGET names the library's target where the default, bundle_<id>, is taken;
# <name>_files copies the YAML.
set(REHAB_ASSEMBLE_BUNDLE ${CMAKE_CURRENT_LIST_DIR}/AssembleBundle.cmake)

function(rehab_bundle id)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FROM;INTO;TARGET" "SOURCES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "rehab_bundle(${id}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_FROM)
    set(arg_FROM ${CMAKE_CURRENT_SOURCE_DIR}/${id})
  endif()
  set(installed "")
  if(NOT arg_INTO)
    set(arg_INTO ${CMAKE_BINARY_DIR}/plugins)
    set(installed ${CMAKE_INSTALL_DATADIR}/rehab-planner/plugins/${id})
    install(DIRECTORY ${arg_FROM}/ DESTINATION ${installed} FILES_MATCHING PATTERN *.yaml)
  endif()
  if(NOT arg_TARGET)
    set(arg_TARGET bundle_${id})
  endif()
  set(bundle ${arg_INTO}/${id})

  add_custom_target(${arg_TARGET}_files ALL
    COMMAND ${CMAKE_COMMAND} -DFROM=${arg_FROM} -DINTO=${bundle} -P ${REHAB_ASSEMBLE_BUNDLE}
    COMMENT "" VERBATIM)

  if(arg_SOURCES)
    add_library(${arg_TARGET} MODULE ${arg_SOURCES})
    target_link_libraries(${arg_TARGET} PRIVATE rehab::core $<TARGET_NAME_IF_EXISTS:rehab_options>)
    # Every symbol must be found when it is linked: a plugin that loads must not fail at its first call.
    if(NOT REHAB_FUZZ)  # clang leaves the sanitizers to the program
      target_link_options(${arg_TARGET} PRIVATE -Wl,-z,defs)
    endif()
    set_target_properties(${arg_TARGET} PROPERTIES
      PREFIX "" SUFFIX ".so" OUTPUT_NAME ${id} LIBRARY_OUTPUT_DIRECTORY ${bundle}
      CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    # The planner refuses a library that others may write, whatever the umask of this build was.
    add_custom_command(TARGET ${arg_TARGET} POST_BUILD COMMAND chmod go-w $<TARGET_FILE:${arg_TARGET}> VERBATIM)
    add_dependencies(${arg_TARGET} ${arg_TARGET}_files)
    if(installed)
      install(TARGETS ${arg_TARGET} LIBRARY DESTINATION ${installed})
    endif()
  endif()
endfunction()
