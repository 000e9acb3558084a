export async function print(): Promise<void> {}
