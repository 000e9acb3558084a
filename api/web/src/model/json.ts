/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object. A member that is undefined is not there. */
export type JsonObject = { [name: string]: Json | undefined };

/** The data of a document as the API takes it. */
export type Payload = JsonObject & { kind: string };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
