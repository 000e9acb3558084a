// The JSON Schema (2020-12) of a payload, as far as the API uses it.

/** A schema. The members are those that the API's schemas have. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  title?: string;
  description?: string;
  type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: string[];
  const?: string;
  examples?: unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  contentMediaType?: string;
}

/** The schema that is meant where one stands, with the words of the place it stands in. */
export function resolve(root: Schema, s: Schema): Schema {
  const name = s.$ref?.replace("#/$defs/", "");
  if (name === undefined) return s;
  const { $ref: _, ...own } = s;
  return { ...root.$defs?.[name], ...own };
}

/** The name of the definition that a schema refers to, such as "part.Table"; "" for none. */
export function nameOf(s: Schema): string {
  return s.$ref?.replace("#/$defs/", "") ?? "";
}
