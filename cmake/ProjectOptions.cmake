# SPDX-License-Identifier: Apache-2.0
# What every target of the project shares: language standard, warnings, sanitizers.
option(REHAB_BUILD_TESTS "Build the tests" ON)
option(REHAB_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
option(REHAB_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
option(REHAB_FUZZ "For tools/fuzz: coverage for libFuzzer, sanitizers, and of the tests only the fuzz targets (clang)" OFF)

add_library(rehab_options INTERFACE)
target_compile_features(rehab_options INTERFACE cxx_std_20)
target_compile_options(rehab_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual $<$<BOOL:${REHAB_WARNINGS_AS_ERRORS}>:-Werror>)
# False alarms of GCC 12 about std::string and std::variant at -O3; the sanitizers' build has them on, at -O1.
target_compile_options(rehab_options INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-array-bounds -Wno-maybe-uninitialized -Wno-restrict
  -Wno-stringop-overflow>)
if(REHAB_SANITIZE)
  # With sanitizers GCC 12 sees an optional's empty value as used uninitialised; the plain build has that warning on.
  target_compile_options(rehab_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined
                         -fno-omit-frame-pointer -Wno-maybe-uninitialized)
  # The test programs are not sanitized: without -Bsymbolic-functions the core would call their copies of inline functions.
  target_link_options(rehab_options INTERFACE -fsanitize=address,undefined -Wl,-Bsymbolic-functions)
endif()
if(REHAB_FUZZ)
  target_compile_options(rehab_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
  target_link_options(rehab_options INTERFACE -fsanitize=address,undefined)
endif()
# What clang allows a constant to take by itself is less than the table of phrases takes.
target_compile_options(rehab_options INTERFACE $<$<CXX_COMPILER_ID:Clang>:-fconstexpr-steps=10000000>)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
# An installed command finds the core wherever the whole was put, and its plugins are trusted whatever the umask was.
set(CMAKE_INSTALL_RPATH $ORIGIN/../${CMAKE_INSTALL_LIBDIR})
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
