"""A table as a stream of the Arrow C interface, without a package for Arrow.

https://arrow.apache.org/docs/format/CDataInterface.html. Columns are texts (int64 offsets, ``U``),
whole numbers (``l``) and numbers (``g``), without missing values.
"""

from __future__ import annotations

import array
import ctypes
import itertools
from ctypes import CFUNCTYPE, POINTER, PYFUNCTYPE, Structure, byref, cast, pointer, sizeof
from ctypes import c_char_p, c_int, c_int64, c_void_p, memmove, memset, py_object, pythonapi
from typing import Any


class _Schema(Structure):
    pass


class _Array(Structure):
    pass


class _Stream(Structure):
    pass


# Callbacks take addresses: the reader may have moved what they are about.
_Release = CFUNCTYPE(None, c_void_p)
_Get = CFUNCTYPE(c_int, c_void_p, c_void_p)
_Error = CFUNCTYPE(c_void_p, c_void_p)

_Schema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_void_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(_Schema))),
    ("dictionary", c_void_p),
    ("release", c_void_p),
    ("private_data", c_void_p),
]
_Array._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(_Array))),
    ("dictionary", c_void_p),
    ("release", c_void_p),
    ("private_data", c_void_p),
]
_Stream._fields_ = [
    ("get_schema", c_void_p),
    ("get_next", c_void_p),
    ("get_last_error", c_void_p),
    ("release", c_void_p),
    ("private_data", c_void_p),
]

_NAME = b"arrow_array_stream"
#: What readers hold addresses of, by the number in private_data, until they release it.
_held: dict[int, Any] = {}
_numbers = itertools.count(1)


def _hold(*objects: Any) -> int:
    number = next(_numbers)
    _held[number] = objects
    return number


def _release(kind: type[Structure]) -> Any:
    def release(address: int) -> None:
        it = cast(address, POINTER(kind)).contents
        for index in range(getattr(it, "n_children", 0)):
            child = it.children[index]
            if child.contents.release:
                _Release(child.contents.release)(ctypes.addressof(child.contents))
        _held.pop(it.private_data, None)
        it.release = None

    return _Release(release)


_release_schema, _release_array = _release(_Schema), _release(_Array)


def _address(function: Any) -> int:
    return cast(function, c_void_p).value or 0


def _children(kind: type[Structure], children: list[Any]) -> Any:
    return (POINTER(kind) * max(len(children), 1))(*map(pointer, children))


def _schema(format: bytes, name: str, children: list[_Schema]) -> _Schema:
    pointers, text = _children(_Schema, children), name.encode()
    it = _Schema(format=format, name=text, n_children=len(children))
    it.children = cast(pointers, POINTER(POINTER(_Schema)))
    it.release = _address(_release_schema)
    it.private_data = _hold(format, text, pointers, children)
    return it


def _array(length: int, buffers: list[Any], children: list[_Array]) -> _Array:
    starts = [buffer and ctypes.addressof(buffer) for buffer in buffers]
    addresses, pointers = (c_void_p * len(buffers))(*starts), _children(_Array, children)
    it = _Array(length=length, n_buffers=len(buffers), n_children=len(children))
    it.buffers = cast(addresses, POINTER(c_void_p))
    it.children = cast(pointers, POINTER(POINTER(_Array)))
    it.release = _address(_release_array)
    it.private_data = _hold(buffers, addresses, pointers, children)
    return it


def _buffer(data: bytes) -> Any:
    return ctypes.create_string_buffer(data, max(len(data), 1))


def _column(type: bytes, values: list[Any]) -> _Array:
    if type == b"U":
        texts = [value.encode() for value in values]
        ends = array.array("q", itertools.accumulate(map(len, texts), initial=0))
        return _array(len(values), [None, _buffer(ends.tobytes()), _buffer(b"".join(texts))], [])
    code = "d" if type == b"g" else "q"
    return _array(len(values), [None, _buffer(array.array(code, values).tobytes())], [])


def _formats(columns: dict[str, list[Any]], kinds: dict[str, bytes]) -> _Schema:
    return _schema(b"+s", "", [_schema(kinds[name], name, []) for name in columns])


def stream(columns: dict[str, list[Any]], types: dict[str, bytes]) -> object:
    """A capsule with a stream of one batch of these columns, which are equally long."""
    kinds = {name: types[name] for name in columns}
    made = [_column(types[name], values) for name, values in columns.items()]
    length = len(next(iter(columns.values()), []))
    batches = [_array(length, [None], made)]

    def get_schema(_: int, out: int) -> int:
        it = _formats(columns, kinds)
        memmove(out, byref(it), sizeof(_Schema))
        return 0

    def get_next(_: int, out: int) -> int:
        if batches:
            batch = batches.pop()
            memmove(out, byref(batch), sizeof(_Array))
        else:
            memset(out, 0, sizeof(_Array))
        return 0

    def release(address: int) -> None:
        it = cast(address, POINTER(_Stream)).contents
        while batches:
            batch = batches.pop()
            _release_array(ctypes.addressof(batch))
        it.release = None
        _held.pop(it.private_data, None)

    functions = _Get(get_schema), _Get(get_next), _Error(lambda _: None), _Release(release)
    it = _Stream(*map(_address, functions))
    it.private_data = _hold(functions, it)
    return _new_capsule(ctypes.addressof(it), _NAME, _end_capsule)


_Destructor = PYFUNCTYPE(None, c_void_p)
_new_capsule = PYFUNCTYPE(py_object, c_void_p, c_char_p, _Destructor)(
    ("PyCapsule_New", pythonapi)
)
_pointer = PYFUNCTYPE(c_void_p, c_void_p, c_char_p)(("PyCapsule_GetPointer", pythonapi))


@_Destructor
def _end_capsule(capsule: int) -> None:
    it = cast(_pointer(capsule, _NAME), POINTER(_Stream)).contents
    if it.release:
        _Release(it.release)(ctypes.addressof(it))
