// JSON pointers (RFC 6901), and changes of a value at a pointer. Nothing is changed in place: what
// a change does not touch is the same object after it, so that a field knows whether it is concerned.

import { isObject, type Json, type JsonObject } from "./json";

/** The steps of a pointer: "/a/0/b~1c" is ["a", "0", "b/c"], "" is []. */
export function steps(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer.slice(1).split("/").map((s) => s.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer to a member or an element of what the pointer leads to. */
export function join(pointer: string, ...names: (string | number)[]): string {
  return pointer + names.map((n) => "/" + String(n).replaceAll("~", "~0").replaceAll("/", "~1")).join("");
}

/** The pointer to what holds the value, and its name or index in there. */
export function split(pointer: string): { parent: string; name: string } {
  const cut = pointer.lastIndexOf("/");
  return { parent: pointer.slice(0, Math.max(cut, 0)), name: steps(pointer).at(-1) ?? "" };
}

/** Whether the value at the first pointer is that at the second, or lies in it. */
export function within(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(outer + "/");
}

/** The value at a pointer; undefined when there is none. */
export function get(root: Json | undefined, pointer: string): Json | undefined {
  let value = root;
  for (const step of steps(pointer)) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isObject(value)) value = own(value, step);
    else return undefined;
  }
  return value;
}

/** The root with the value at the pointer. What is missing on the way is made: a list where the step is a number. */
export function put<T extends Json>(root: T, pointer: string, value: Json): T {
  return change(root, steps(pointer), () => value) as T;
}

/** The root without the value at the pointer. Lists close up. */
export function drop<T extends Json>(root: T, pointer: string): T {
  if (get(root, pointer) === undefined) return root;
  const path = steps(pointer);
  const last = path.pop();
  if (last === undefined) return root;
  return change(root, path, (holder) => {
    if (Array.isArray(holder)) return holder.toSpliced(Number(last), 1);
    const { [last]: _, ...rest } = holder as JsonObject;
    return rest;
  }) as T;
}

/** The root with one more element in the list at the pointer, before the index; a list that is not there is made. */
export function insert<T extends Json>(root: T, pointer: string, index: number, value: Json): T {
  return change(root, steps(pointer), (list) => (Array.isArray(list) ? list : []).toSpliced(index, 0, value)) as T;
}

function change(value: Json | undefined, path: string[], last: (value: Json | undefined) => Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return last(value);
  if (Array.isArray(value) || (value === undefined && /^\d+$/.test(step))) {
    const list = Array.isArray(value) ? value : [];
    return list.with !== undefined && Number(step) < list.length
      ? list.with(Number(step), change(list[Number(step)], rest, last))
      : [...list, change(undefined, rest, last)];
  }
  const object = isObject(value) ? value : {};
  return { ...object, [step]: change(own(object, step), rest, last) };
}

// A member of the object itself: what every object inherits is none of a draft's.
function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
