import { print } from "../paper/print";
import { Failure } from "../model/api";
import { attempt } from "../ui/attempt";
import { warn } from "../ui/notice";
import { library } from "./scene";

/** Prints the paper, and keeps what was printed as a version. */
export function printPaper(): void {
  void attempt(async () => {
    try {
      await print();
    } catch (cause) {
      if (!(cause instanceof Failure) || cause.status !== 0) throw cause;
      return warn("Máy chủ không trả lời nên chưa in được đủ trang. Hãy thử lại sau.");
    }
    await library.peek()?.keeper.mark("In");
  });
}
