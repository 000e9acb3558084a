/** Images of pages by their hash; those that were longest of no use go first. */
export class Held {
  readonly #images = new Map<string, string>();

  constructor(readonly most: number) {}

  /** The image, which is thereby of use; undefined when it is not held. */
  get(hash: string): string | undefined {
    const image = this.#images.get(hash);
    if (image !== undefined) this.put(hash, image);
    return image;
  }

  /** The image, whose turn to go comes no later. */
  peek(hash: string): string | undefined {
    return this.#images.get(hash);
  }

  put(hash: string, image: string): void {
    this.#images.delete(hash);
    this.#images.set(hash, image);
    if (this.#images.size > this.most) this.#images.delete(this.#images.keys().next().value!);
  }

  /** The hashes of the images that were of use last, up to a number of them. */
  latest(number: number): string[] {
    return [...this.#images.keys()].slice(-number);
  }
}
