# cmake -DINPUT=file -DOUTPUT=file.inc -P embed_text.cmake: the file, without its CSS comments, as C++ array elements.
file(READ "${INPUT}" text)
string(REGEX REPLACE "/\\*[^*]*\\*+/" "" text "${text}")
string(REGEX REPLACE "\n+ *" "\n" text "${text}")
file(WRITE "${OUTPUT}.txt" "${text}")
file(READ "${OUTPUT}.txt" bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
file(WRITE "${OUTPUT}" "${bytes}\n")
