import com.adobe.epubcheck.tool.EpubChecker;

/** Run EpubCheck on several books in one Java machine: it takes longer to start than a book does. */
public class CheckBooks {
  public static void main(String[] books) {
    for (String book : books) {
      System.out.println("=== " + book);
      System.out.flush();
      int code = new EpubChecker().run(new String[] {"--usage", book});
      System.err.flush();
      System.out.println("--- exit code " + code);
      System.out.flush();
    }
  }
}
