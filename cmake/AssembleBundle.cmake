# SPDX-License-Identifier: Apache-2.0
# cmake -DFROM=<folder> -DINTO=<folder> -P AssembleBundle.cmake
# Makes the YAML files of INTO those of FROM: new and changed ones are copied, those that are gone are removed.
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE wanted RELATIVE ${FROM} ${FROM}/*.yaml)
file(GLOB_RECURSE present RELATIVE ${INTO} ${INTO}/*.yaml)

foreach(name IN LISTS present)
  if(NOT name IN_LIST wanted)
    file(REMOVE ${INTO}/${name})
  endif()
endforeach()

set(private OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
file(MAKE_DIRECTORY ${INTO})
file(CHMOD ${INTO} PERMISSIONS ${private})
foreach(name IN LISTS wanted)
  cmake_path(GET name PARENT_PATH folder)
  file(MAKE_DIRECTORY ${INTO}/${folder})
  file(COPY_FILE ${FROM}/${name} ${INTO}/${name} ONLY_IF_DIFFERENT)
endforeach()
