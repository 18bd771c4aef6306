/* Everything the program can say.  One row each:
     name, number, severity, exit status (0: the usual 1), message 日本語, message English, what to do 日本語, English
   Numbers are stable for good: never reuse one; rows with one number say one mistake in two ways.  01xx files and
   arguments, 02xx XML and grammar, 03xx references and binding, 04xx fonts and text, 05xx layout, 06xx pages and proof,
   07xx output, 08xx revision, 09xx the data against themselves, 10xx batches and printing, 11xx spreadsheets.  Both messages take the same
   arguments. */
/* clang-format off */
DIAG(FILE_UNREADABLE, 101, ERROR, 5, "ファイルを読めません: %s", "cannot read the file: %s",
     "パスと読み取り権限を確かめてください。", "Check the path and the permission to read.")
DIAG(UNKNOWN_VERB, 102, ERROR, 2, "「%s」というコマンドはありません%s", "there is no verb \"%s\"%s",
     "hyogumi -h でコマンドの一覧を表示します。", "hyogumi -h lists the verbs.")
DIAG(UNKNOWN_OPTION, 102, ERROR, 2, "hyogumi %s に %s という指定はありません%s", "hyogumi %s has no option %s%s",
     "hyogumi VERB -h で使い方を表示します。", "See hyogumi VERB -h.")
DIAG(NO_OPTION_VALUE, 102, ERROR, 2, "%s の値がありません（%s）", "%s needs a value: %s",
     "hyogumi VERB -h で使い方を表示します。", "See hyogumi VERB -h.")
DIAG(BAD_OPTION_VALUE, 102, ERROR, 2, "%s に「%s」は書けません（%s）", "%s cannot be \"%s\": it is %s",
     "hyogumi VERB -h で使い方を表示します。", "See hyogumi VERB -h.")
DIAG(OPTION_NEEDS, 102, ERROR, 2, "%s は %s と一緒に使います", "%s goes with %s",
     "hyogumi VERB -h で使い方を表示します。", "See hyogumi VERB -h.")
DIAG(OPTIONS_APART, 102, ERROR, 2, "%s と %s は一緒に使えません", "%s does not go with %s",
     "hyogumi VERB -h で使い方を表示します。", "See hyogumi VERB -h.")
DIAG(SURPLUS_ARGUMENT, 102, ERROR, 2, "「%s」は余分です", "\"%s\" is one too many",
     "hyogumi VERB -h で使い方を表示します。", "See hyogumi VERB -h.")
DIAG(NO_SUCH_CODE, 102, ERROR, 2, "「%s」という番号のメッセージはありません", "there is no message \"%s\"",
     "E0312 のように書きます。hyogumi explain で一覧を表示します。", "Write it like E0312; hyogumi explain lists them all.")
DIAG(MISSING_ARGUMENT, 102, ERROR, 2, "%s がありません", "%s is missing",
     "hyogumi VERB -h で使い方を表示します。", "See hyogumi VERB -h.")
DIAG(FILE_OUTSIDE, 103, ERROR, 0, "「%s」はプロジェクトのフォルダーの外にあります", "\"%s\" lies outside the project folder",
     "読み込めるのはプロジェクトのフォルダーより下のファイルだけです。その外に置けるのは、data と fonts の指すデータと書体の一覧だけです。",
     "Only files below the project folder can be included.  What data and fonts name may lie elsewhere, if it is data and a list of fonts.")
DIAG(NO_SUCH_PAGE, 104, ERROR, 0, "ページ %s はありません（あるのは %s）", "there is no page %s (there are %s)",
     "--pages には印刷されるページ番号と範囲（3-5,12）か、紙の順番とその範囲（#17,#20-#24）を書きます。2-15 は、ページ番号を 2- で始める部があればそのページ、なければ 2 から 15 までです。",
     "Give --pages printed labels and ranges (3-5,12), or physical pages and ranges of them (#17,#20-#24).  2-15 is the page of that number where a part numbers its pages by 2-, else the pages 2 to 15.")
DIAG(QUERY_EMPTY, 105, WARNING, 0, "当てはまる文字はどのページにもありません", "no text of any page is like that",
     "--select はキーか記録の識別子（* は任意の文字）、--text は組まれたとおりの文字です。", "--select takes keys or ids of records, * standing for any characters; --text words as they are printed.")
DIAG(SERVE_REFUSED, 106, ERROR, 5, "ポート %d で待ち受けられません: %s", "cannot listen on port %d: %s",
     "ほかで使われていない番号を --serve に書きます。0 なら空いているものを選びます。", "Give --serve a port that is free, or 0 for any.")
DIAG(PICTURE_FOREIGN, 110, ERROR, 0, "「%s」は PNG でも JPEG でも SVG でもありません", "\"%s\" is neither a PNG nor a JPEG nor an SVG",
     "PNG か JPEG か SVG に変換してください。PDF は pdftocairo -svg か pdftoppm -png で変換できます。", "Convert it to PNG, JPEG or SVG; a PDF, by pdftocairo -svg or pdftoppm -png.")
DIAG(PICTURE_CUT, 111, ERROR, 0, "画像「%s」は途中で切れています", "the picture \"%s\" ends too early",
     "元の画像から書き出し直すか、もう一度写してください。", "Export it again from its source, or copy it again.")
DIAG(PICTURE_BROKEN, 112, ERROR, 0, "画像「%s」は壊れています", "the picture \"%s\" is damaged",
     "元の画像から書き出し直すか、もう一度写してください。", "Export it again from its source, or copy it again.")
DIAG(PICTURE_LARGE, 113, ERROR, 0, "画像「%s」は %d × %d 画素で、大きすぎます（一辺 %d、合わせて %d 百万画素まで）",
     "the picture \"%s\" has %d × %d pixels, which is too much (a side of %d, and %d million in all, at most)",
     "印刷する大きさの 300 dpi まで縮めてください。", "Make it smaller: 300 dpi at the size it is printed in is enough.")
DIAG(PICTURE_HEAVY, 114, ERROR, 0, "画像「%s」のファイルは %lld MB で、大きすぎます（%d MB まで）", "the file of the picture \"%s\" has %lld MB, which is too much (%d at most)",
     "印刷する大きさの 300 dpi まで縮めてください。", "Make it smaller: 300 dpi at the size it is printed in is enough.")
DIAG(PICTURE_UNCOMMON, 115, ERROR, 0, "画像「%s」は、PDF に入れられない方式の JPEG です", "the picture \"%s\" is a JPEG of a kind that PDF does not know",
     "8 ビットの、ふつうの（baseline か progressive の）JPEG で書き出し直してください。", "Export it again as a baseline or progressive JPEG of 8 bits.")
DIAG(SVG_TEXT, 116, ERROR, 0, "SVG の文字 <%s> は使えません", "text in an SVG, <%s>, cannot be used",
     "描いたプログラムで文字を「パスに変換」（アウトライン化）して書き出すか、文字はレイアウトに書いてください。", "Let the program it was drawn with turn text into paths, or write the words in the layout.")
DIAG(SVG_IMAGE, 116, ERROR, 0, "SVG の中の画像 <%s> は使えません", "a picture within an SVG, <%s>, cannot be used",
     "画像は PNG か JPEG のファイルにして、picture で載せてください。", "Make it a PNG or JPEG of its own and show that by a picture.")
DIAG(SVG_CSS, 116, ERROR, 0, "SVG のスタイルシート <%s> は使えません", "a style sheet in an SVG, <%s>, cannot be used",
     "描いたプログラムで「プレゼンテーション属性」を選んで書き出してください（fill=\"#2C6E4F\" のように要素ごとに書く形です）。", "Export it with presentation attributes: fill=\"#2C6E4F\" on each element.")
DIAG(SVG_EFFECT, 116, ERROR, 0, "SVG の効果 <%s> は使えません", "an effect of SVG, <%s>, cannot be used",
     "その効果をパスに変えるか、300 dpi の PNG で書き出してください。", "Turn the effect into paths, or export it as a PNG of 300 dpi.")
DIAG(SVG_ELEMENT, 116, ERROR, 0, "SVG の <%s> は使えません", "<%s> cannot be used in an SVG",
     "使えるのは path rect circle ellipse line polyline polygon g use defs clipPath linearGradient radialGradient stop です。プレーン SVG で書き出し直してください。", "There may be path rect circle ellipse line polyline polygon g use defs clipPath linearGradient radialGradient stop. Export it again as plain SVG.")
DIAG(SVG_ATTRIBUTE, 117, ERROR, 0, "SVG の <%s> に属性 %s は使えません", "<%s> of an SVG cannot have the attribute %s",
     "消すか、描いたプログラムからプレーン SVG で書き出し直してください。", "Remove it, or export the drawing again as plain SVG.")
DIAG(SVG_CHOICE, 117, ERROR, 0, "SVG の %s に「%s」は使えません（使えるのは %s）", "%s of an SVG cannot be \"%s\" (it may be %s)",
     "描いたプログラムでパスや不透明な塗りに変えるか、300 dpi の PNG で書き出してください。", "Let the program it was drawn with turn it into paths and plain fills, or export it as a PNG of 300 dpi.")
DIAG(SVG_VALUE, 118, ERROR, 0, "SVG の %s の「%s」が読めません（%s のように書きます）", "cannot read %s of the SVG: \"%s\" (it is written like %s)",
     "描いたプログラムから書き出し直してください。", "Export the drawing again.")
DIAG(SVG_REFERENCE, 119, ERROR, 0, "SVG の %s の「%s」は、同じファイルの %s を指していません", "%s of the SVG, \"%s\", is nothing of this file that it could mean (%s)",
     "指せるのは同じファイルの中だけです（#id）。外のファイルや画像は読みません。", "Only things of the same file can be meant (#id); no other file is read.")
DIAG(SVG_CIRCLE, 119, ERROR, 0, "SVG の <%s> が自分自身を指しています", "<%s> of the SVG leads back to itself",
     "描いたプログラムから書き出し直してください。", "Export the drawing again.")
DIAG(SVG_ELEMENTS, 120, ERROR, 0, "SVG の要素が多すぎます（use で繰り返すものを含めて %d まで）", "the SVG has too many elements (%d at most, those of a use each time)",
     "図を簡単にするか、300 dpi の PNG で書き出してください。", "Make the drawing simpler, or export it as a PNG of 300 dpi.")
DIAG(SVG_STEPS, 120, ERROR, 0, "SVG の線と曲線が多すぎます（合わせて %d まで）", "the SVG has too many lines and curves (%d in all at most)",
     "図を簡単にするか、300 dpi の PNG で書き出してください。", "Make the drawing simpler, or export it as a PNG of 300 dpi.")
DIAG(SVG_STOPS, 120, ERROR, 0, "SVG のグラデーションの色が多すぎます（%d まで）", "a gradient of the SVG has too many colours (%d at most)",
     "色の数を減らしてください。", "Use fewer stops.")
DIAG(SVG_DEEP, 120, ERROR, 0, "SVG の入れ子が深すぎます（%d まで）", "the elements of the SVG are nested too deep (%d at most)",
     "グループを解いて書き出し直してください。", "Ungroup the drawing and export it again.")
DIAG(SVG_FAR, 120, ERROR, 0, "SVG のここが図の大きさの %d 倍より遠くまで出ています", "this leads further away than %d times the size of the SVG",
     "図の外にあるものを消して書き出し直してください。", "Remove what lies beyond the drawing and export it again.")
DIAG(SVG_SIZE, 121, ERROR, 0, "SVG の大きさが分かりません", "the SVG has no size",
     "viewBox=\"0 0 幅 高さ\" か width と height を書いてください（幅と高さの比は 1000 倍まで）。", "Give it viewBox=\"0 0 width height\", or width and height; neither side may be a thousand times the other.")

DIAG(XML_MALFORMED, 201, ERROR, 0, "XML が正しくありません: %s", "malformed XML: %s",
     "文字としての < と & は &lt; &amp; と書き、属性の値は引用符で囲みます。", "Write the characters < and & as &lt; &amp;, and quote the values of attributes.")
DIAG(XML_DOCTYPE, 202, ERROR, 0, "DOCTYPE と実体宣言は使えません", "DOCTYPE and entity declarations are not allowed",
     "DOCTYPE の行を消してください。", "Remove the DOCTYPE line.")
DIAG(UNKNOWN_ELEMENT, 203, ERROR, 0, "<%s> の中に <%s> は書けません%s", "<%s> cannot contain <%s>%s",
     "つづりを確かめるか、書ける場所へ移します。レイアウトは docs/layout.md の構造一覧、データは一式の schema.xml（docs/schema.md）にあります。",
     "Check the spelling, or move it to where it may stand: of a layout docs/layout.md has them all, of data the schema.xml of the set (docs/schema.md).")
DIAG(UNKNOWN_ATTRIBUTE, 204, ERROR, 0, "<%s> に属性 %s はありません%s", "<%s> has no attribute %s%s",
     "つづりを確かめるか、消してください。レイアウトは docs/layout.md の構造一覧、データは一式の schema.xml（docs/schema.md）にあります。",
     "Check the spelling, or remove it: of a layout docs/layout.md has them all, of data the schema.xml of the set (docs/schema.md).")
DIAG(MISSING_ATTRIBUTE, 205, ERROR, 0, "<%s> に属性 %s が必要です", "<%s> needs the attribute %s",
     "属性を書き加えてください。",
     "Add the attribute.")
DIAG(BAD_VALUE, 206, ERROR, 0, "%s=\"%s\" は %s ではありません", "%s=\"%s\" is not %s",
     "示した形のどれかで書いてください（docs/layout.md の 3 章、データなら docs/data.md）。",
     "Write one of the forms shown (docs/layout.md, chapter 3; of data docs/data.md).")
DIAG(VALUE_EMPTY, 206, ERROR, 0, "「%s」が空です", "the value of %s is empty",
     "値を書いてください。無くてよい属性なら、属性ごと消します。", "Give it a value; an attribute that need not be there can go as a whole.")
DIAG(WRITTEN_OTHERWISE, 206, ERROR, 0, "%s の「%s」は %s と書きます", "%s: \"%s\" is written %s",
     "示したとおりに書いてください。", "Write it as shown.")
DIAG(NO_SUCH_DAY, 206, ERROR, 0, "%s の「%s」という日はありません（%s まで）", "%s: there is no day \"%s\" (the last is %s)",
     "正しい日を書いてください。", "Write a day that there is.")
DIAG(TOO_MANY_DECIMALS, 206, ERROR, 0, "「%s」の値「%s」は小数の桁が多すぎます（小数点より下は %s 桁まで）",
     "the value of %s, \"%s\", has too many decimals: %s at most",
     "その桁までで書くか、schema.xml の decimals を直してください。", "Write no more of them, or change decimals in schema.xml.")
DIAG(BAD_FIELD, 206, ERROR, 0, "「%s」の値「%s」は %s ではありません", "the value of %s, \"%s\", is not %s",
     "示した形のどれかで書いてください。値の種類は一式の schema.xml が決めています（docs/schema.md の 3 章）。",
     "Write one of the forms shown. Of what kind a value is says the schema.xml of the set (docs/schema.md, chapter 3).")
DIAG(BAD_WORDS, 206, ERROR, 0, "%s=\"%s\" に、%s 以外の語があります", "%s=\"%s\": each word must be one of %s",
     "示した語だけを、空白で区切って書いてください。", "Write only words that are shown, with spaces between them.")
DIAG(BAD_INTEGER, 206, ERROR, 0, "%s=\"%s\" は整数（%s、区切りなし）ではありません",
     "%s=\"%s\" is not a whole number (%s, without separators)",
     "1,234 ではなく 1234 のように、半角の数字だけで書いてください。", "Write plain digits: 1234, not 1,234.")
DIAG(STRAY_TEXT, 207, ERROR, 0, "<%s> の中に文字は書けません", "<%s> cannot contain text",
     "文字を消すか、文字を書ける要素（<p> <cell> <name> など）の中に入れてください。",
     "Remove the text, or put it into an element that holds text (<p>, <cell>, <name>, …).")
DIAG(MISSING_ELEMENT, 208, ERROR, 0, "<%s> に <%s> が必要です", "<%s> needs a <%s>",
     "要素を書き加えてください。",
     "Add the element.")
DIAG(XML_INCLUDE_CYCLE, 209, ERROR, 0, "「%s」の読み込みが循環しています", "including \"%s\" goes round in a circle",
     "そのファイルか、そこから読み込まれるファイルの <include> を一つ消してください。",
     "Remove one <include> from that file, or from one it includes.")
DIAG(XML_TOO_DEEP, 210, ERROR, 0, "要素の入れ子が深すぎます", "elements are nested too deeply",
     "入れ子を減らしてください。終了タグの書き忘れがないかも確かめてください。",
     "Nest less deeply; perhaps an end tag was forgotten.")
DIAG(BAD_CHARACTER, 211, ERROR, 0, "使えない文字 U+%04X があります", "the character U+%04X is not allowed",
     "ふつうの文字で書いてください。縦書き用の字形（︓）は ： に、小さい字形（﹙）は （ に、部首（⼀）は 一 に、外字は同じ意味の文字に直します。",
     "Write the ordinary character: ： for a vertical form, （ for the small ﹙, 一 for the radical ⼀, something with the same meaning for a private character.")
DIAG(XML_ENCODING, 212, ERROR, 0, "文字コード %s として読めません", "cannot be read as %s",
     "UTF-8 で保存してください。", "Save the file as UTF-8.")
DIAG(XML_DECLARED, 212, ERROR, 0, "encoding=\"%s\" と宣言していますが、このファイルは UTF-8 です", "the file declares encoding=\"%s\", but is UTF-8",
     "最初の行の encoding を UTF-8 に直してください。", "Say encoding=\"UTF-8\" in its first line.")
DIAG(XML_MISMATCH, 213, ERROR, 0, "<%s>（%d 行目）が </%s> で閉じられています", "<%s> of line %d is closed by </%s>",
     "終了タグを開始タグに合わせるか、抜けている終了タグを加えてください。",
     "Make the end tag match, or add the one that is missing.")
DIAG(XML_UNFINISHED, 214, ERROR, 0, "XML が途中で終わっています", "the XML ends too early",
     "ファイルが途中で切れていないか、終了タグが抜けていないかを確かめてください。",
     "Check that the file is complete and that no end tag is missing.")
DIAG(XML_ENTITY, 215, ERROR, 0, "実体 &%s; は使えません", "the entity &%s; cannot be used",
     "使えるのは &lt; &gt; &amp; &quot; &apos; と &#x…; です。", "There are &lt; &gt; &amp; &quot; &apos; and &#x…;.")
DIAG(XML_TWICE, 216, ERROR, 0, "属性 %s が二度あります", "the attribute %s stands twice",
     "どちらか一方を消してください。",
     "Remove one of the two.")
DIAG(ELEMENT_TWICE, 217, ERROR, 0, "<%s> の中に <%s> は一つだけです", "<%s> can contain only one <%s>",
     "一つにまとめるか、余分なものを消してください。",
     "Make one of them, or remove the others.")
DIAG(ROOT_ELEMENT, 218, ERROR, 0, "最初の要素は <%s> ではなく <%s> です", "the first element is not <%s> but <%s>",
     "レイアウトは <report>、データは <data>、書体の一覧は <fonts>、訂正は <corrections>、語彙は <schema>、取り込む断片は <fragment> で始めます。違うファイルを指していないかも確かめてください。",
     "A layout begins with <report>, data with <data>, a list of fonts with <fonts>, corrections with <corrections>, the words of an office with <schema>, an included layout with <fragment>; perhaps another file was meant.")
DIAG(TOO_MANY_MARKS, 219, ERROR, 0, "1 文字に付く結合文字は %d 個までです", "more than %d combining marks on one character",
     "結合文字を減らしてください。",
     "Write fewer combining marks.")
DIAG(TOO_MANY_FILES, 220, ERROR, 0, "%d を超えるファイルを読み込もうとしています", "more than %d files are included",
     "ファイルをまとめて、<include> を減らしてください。",
     "Join files, so that there are fewer <include>s.")
DIAG(TOO_MANY_ATTRIBUTES, 221, ERROR, 0, "<%s> に %d を超える属性があります", "<%s> has more than %d attributes",
     "要らない属性を消してください。",
     "Remove attributes.")
DIAG(EMPTY_ELEMENT, 222, ERROR, 0, "「%s」は空にできません", "%s cannot be empty",
     "値を書くか、schema.xml の required を外します。", "Give it a value, or let schema.xml not require it.")
DIAG(FLOOR_TOO_HIGH, 230, ERROR, 0, "下限 %s=\"%s\" が %s の %s より大きいです", "the floor %s=\"%s\" is above the %s, %s",
     "下限は本来の値以下にします。", "A floor is at most what it is the floor of.")
DIAG(CONTRADICTION, 231, ERROR, 0, "「%s」が %s と %s の両方にあります", "\"%s\" stands both in %s and in %s", "どちらか一方から消してください。", "Remove it from one of them.")
DIAG(LONE_MARK, 232, ERROR, 0, "結合文字 U+%04X の前に文字がありません", "the combining mark U+%04X has no character before it",
     "付く文字の直後に書いてください。", "Write it right behind the character it belongs to.")
DIAG(INK_TWICE, 233, ERROR, 0, "色 %s のインキが二度あります", "the ink of %s is given twice",
     "どちらかの <ink> か、<color> の inks を消してください。", "Remove one of the two: an <ink>, or the inks of a <color>.")
DIAG(SPOT_LOOKS, 234, ERROR, 0, "特色「%s」の cmyk が一つではありません", "the spot colour \"%s\" has more than one cmyk",
     "cmyk はその特色 100 % の見え方です。薄い色は tint で書きます。",
     "Let cmyk be how the spot colour looks at 100 %; a lighter one has a tint.")

DIAG(DUPLICATE_ID, 301, ERROR, 0, "id「%s」は %s でも使われています", "the id \"%s\" is already used at %s",
     "どちらかの id を変えて、それを指す of などの属性も直してください。",
     "Change one of the ids, and the attributes (such as of) that mean it.")
DIAG(NOTE_OTHERWISE, 323, ERROR, 0, "注「%s」は %s で別の文になっています", "the note \"%s\" says something else at %s",
     "同じ id の注は一つの注です。文をそろえるか、id を変えるか、二度目からは空の <note id=\"…\"/> にしてください。",
     "Notes with one id are one note: let them say the same, change one id, or leave all but the first empty (<note id=\"…\"/>).")
DIAG(UNKNOWN_NAME, 302, ERROR, 0, "%s「%s」がありません%s", "there is no %s \"%s\"%s",
     "つづりを確かめるか、その名前のものを加えてください。",
     "Check the spelling, or add what is named.")
DIAG(UNKNOWN_TERM, 302, ERROR, 0, "%s「%s」がありません%s（あるのは %s）", "there is no %s \"%s\"%s (there are %s)",
     "示した符号のどれかを書くか、その符号を一覧に加えてください。",
     "Write one of the codes shown, or add this one to its list.")
DIAG(UNKNOWN_DATA_ELEMENT, 302, ERROR, 0, "データに要素「%s」はありません%s", "the data have no element \"%s\"%s",
     "つづりを確かめてください。データの要素は一式の schema.xml（label ではなく name）、正誤表のひな形で使えるものは docs/release.md にあります。",
     "Check the spelling. Elements of the data stand in the schema.xml of the set (name, not label), those of templates of a revision in docs/release.md.")
DIAG(UNKNOWN_DATA_ATTRIBUTE, 302, ERROR, 0, "データに属性「%s」はありません%s", "the data have no attribute \"%s\"%s",
     "つづりを確かめてください。データの属性は一式の schema.xml（label ではなく name）、正誤表のひな形で使えるものは docs/release.md にあります。",
     "Check the spelling. Attributes of the data stand in the schema.xml of the set (name, not label), those of templates of a revision in docs/release.md.")
DIAG(BAD_XPATH, 303, ERROR, 0, "XPath「%s」を解釈できません: %s", "cannot understand the XPath \"%s\": %s",
     "XPath 1.0 で書きます。かっこと引用符の対、関数と変数の名前を確かめてください（docs/layout.md の 4 章）。",
     "Write XPath 1.0: check brackets, quotation marks, and the names of functions and variables (docs/layout.md, chapter 4).")
DIAG(XPATH_EMPTY, 304, ERROR, 0, "XPath「%s」に当たるものがデータにありません", "the XPath \"%s\" selects nothing in the data",
     "無くてもよい場合は required=\"no\" とします。", "Say required=\"no\" when it may be absent.")
DIAG(NO_PATTERN, 305, ERROR, 0, "match=\"%s\" は記録の型ではありません", "match=\"%s\" is no pattern of records",
     "要素の名前を / // | でつなぎ、[ ] で条件を付けます: kpi[1]、plan/kpi[last()]、measure[line]|repeat。current() は使えません。",
     "Write names of elements with / // | between them, and conditions in [ ]: kpi[1], plan/kpi[last()], measure[line]|repeat; current() has no place in it.")
DIAG(ROWS_EMPTY, 306, WARNING, 0, "XPath「%s」に当たる記録がないので、ここには行がありません", "the XPath \"%s\" selects no records: there are no rows here",
     "無くてもよい場合は required=\"no\" とするか、代わりの行（該当なし）を <none> に書きます。",
     "Say required=\"no\" when there may be none, or write into <none> the rows that stand instead.")
DIAG(UNKNOWN_REFERENCE, 312, ERROR, 0, "再掲の参照先「%s」がありません%s", "the record \"%s\" referred to does not exist%s",
     "データにある記録で、再掲してよい種類のもの（schema.xml の to）の id を書いてください。",
     "Give the id of a record in the data, of a kind that may be shown again (to in schema.xml).")
DIAG(FOREIGN_REFERENCE, 312, ERROR, 0, "再掲の参照先「%s」は %s です（再掲できるのは %s）", "the record \"%s\" referred to is a %s; only %s can be shown again",
     "再掲してよい種類（schema.xml の to）の記録の id を書いてください。",
     "Give the id of a record of a kind that may be shown again (to in schema.xml).")
DIAG(MARK_UNTOLD, 312, ERROR, 0, "再掲の印に書く {%s} が、参照先「%s」から見つかりません",
     "the mark says {%s}, which finds nothing from the record \"%s\"",
     "参照先のデータを補うか、schema.xml の mark の text を直してください。", "Complete the data of that record, or mend text of the mark in schema.xml.")
DIAG(REFERENCE_CHAIN, 313, ERROR, 0, "再掲の参照先「%s」も再掲です", "the record \"%s\" referred to is itself a repeat",
     "元の記録を指してください。", "Refer to the original record.")
DIAG(NO_NUMBER, 314, ERROR, 0, "合計を計算できません: %s に数がありません", "cannot compute the total: %s has no number",
     "その欄に number=\"…\" を加えるか、合計を消してください。",
     "Add number=\"…\" to that field, or remove the total.")
DIAG(RECURSION, 315, ERROR, 0, "「%s」が自分自身を使っています", "\"%s\" uses itself",
     "その部品の中の use を消すか、別の部品を指してください。",
     "Remove the use inside that block, or let it name another.")
DIAG(UNHANDLED_RECORD, 316, ERROR, 0, "<%s> を組む規則が表にありません", "the table has no rule for <%s>",
     "<rule match=\"…\"> を加えてください。", "Add a <rule match=\"…\">.")
DIAG(COLUMN_TAKEN, 318, ERROR, 0, "列「%s」は重なっています", "the column \"%s\" is covered twice",
     "columns が重ならないようにするか、rows や span が下の行に及ばないようにしてください。",
     "Let the columns of cells not overlap, nor a rows or span reach into this row.")
DIAG(SPAN_WITHOUT_ROWS, 319, WARNING, 0, "<%s> には行がないので、列「%s」の文字は印刷されません", "<%s> has no rows, so its text in the column \"%s\" is not printed",
     "行を加えるか、この要素を消してください。", "Add a row to it, or remove it.")
DIAG(PICTURE_MUTE, 324, ERROR, 0, "画像の alt が空です", "the alt of the picture says nothing",
     "見えない人のための説明を書くか、飾りなら role=\"decoration\" とします。", "Say what it shows to those who cannot see it, or, if it says nothing to anybody, role=\"decoration\".")
DIAG(ICON_MUTE, 324, ERROR, 0, "icon の alt が空です", "the alt of the icon says nothing",
     "その図が表す言葉か字を書いてください。", "Write the words, or the character, that it stands for.")
DIAG(PICTURE_FOCUS, 330, ERROR, 0, "focus-x と focus-y は fit=\"cover\" の画像で使います", "focus-x and focus-y are of a picture with fit=\"cover\"",
     "fit=\"cover\" を書くか、focus-x と focus-y を消してください。", "Write fit=\"cover\", or remove them.")
DIAG(PICTURE_TALKS, 324, ERROR, 0, "飾りの画像（role=\"decoration\"）に alt があります", "a picture with role=\"decoration\" has an alt",
     "alt=\"\" とするか、role を消してください。", "Let it be alt=\"\", or remove the role.")
DIAG(CHART_EMPTY, 326, WARNING, 0, "グラフにする値がないので、ここにグラフはありません（項目 %d 件）", "there are no figures for a chart, so there is none here (categories: %d)",
     "select と value を確かめるか、値がないときの文を if と else で書いてください。", "Check select and value, or say with if and else what is printed where there are none.")
DIAG(SERIES_EMPTY, 331, WARNING, 0, "グラフの系列の value「%s」には、どの項目にも値がありません", "no category of the chart has a figure for this series: %s",
     "value を確かめてください。select で選んだ記録からたどります。", "Check value: it is looked for in each record that select gives.")
DIAG(CHART_NEGATIVE, 327, ERROR, 0, "0 より小さい値があるので、帯グラフ（share）にできません", "there are figures below 0, of which no parts of a whole (share) can be made",
     "kind=\"bar\" か kind=\"stacked\" にするか、値を確かめてください。", "Use kind=\"bar\" or kind=\"stacked\", or check the figures.")
DIAG(CHART_CANNOT, 328, ERROR, 0, "%s のグラフに %s は使えません", "a chart of %s cannot have %s",
     "折れ線と右の軸は縦のグラフに、帯グラフには棒だけを使います。", "Lines and the second axis go with vertical charts; a share chart has bars alone.")
DIAG(CHART_MANY, 329, ERROR, 0, "グラフの一つの値に %d 個の要素が当たります", "%d values are found for one figure of the chart",
     "一つだけに絞るか、sum(…) と書いてください。", "Select one of them, or write sum(…).")
DIAG(INDEX_UNREAD, 414, WARNING, 0, "索引の語「%s」の読みが分からないので、漢字の順に並びます", "it is not said how \"%s\" is read: in the index it stands among kanji, by their code",
     "index の reading に、かなで読みを書いてください（同じ語の一か所で足ります）。", "Give its reading in kana in reading of index; at one of its places is enough.")
DIAG(INDEX_EMPTY, 415, WARNING, 0, "索引に載る語がありません", "there is nothing in the index",
     "語を <index> で囲んであるか、list の名前が同じかを確かめてください。", "Check that words are marked by <index>, and that list is the same name.")
DIAG(CALLOUT_NOWHERE, 321, WARNING, 0, "見本に列「%s」のある表がないので、この引出し番号は印刷されません", "no table of the sample has the column \"%s\", so this callout is not printed",
     "columnのつづりと、見本の表に行があるかを確かめてください。", "Check the spelling of column, and that the table of the sample has rows.")
DIAG(CALLOUT_ROWLESS, 565, WARNING, 0, "見本に行「%s」のある表がないので、この引出し番号は印刷されません", "no table of the sample has the row \"%s\", so this callout is not printed",
     "row と to に、見本の表にある行のキー（記録の識別子）を書いてください。", "Give row and to keys of rows, the ids of their records, that are in a table of the sample.")
DIAG(COLUMN_HEADLESS, 322, WARNING, 0, "列「%s」の表頭にこまがないので、白い穴があきます", "the column \"%s\" has no cell in the head, which leaves a white hole",
     "head の行に、この列のこまを加えてください（空にするなら空のこま）。", "Add a cell for it to the head (an empty one where it is to be empty).")
DIAG(TURNS_CARRY, 325, ERROR, 0, "parts=\"by-page\" の表には stub が要り、page-foot、carry-out、carry-in は置けません", "a table with parts=\"by-page\" has a stub, and no page-foot, carry-out or carry-in",
     "stub を加えるか、頁計・繰越を外すか、parts=\"by-part\" とします。", "Add stub, leave out what is carried from page to page, or write parts=\"by-part\".")
DIAG(CORNER_ALONE, 317, ERROR, 0, "corner のこまには、見出しが二つ（corner と、こまの中の文字）要ります", "a cell with corner has two labels: the one in corner, and the words in the cell",
     "corner に列の見出しの名、こまの中に行の見出しの名を、文字だけで書いてください。", "Write what the columns are in corner, what the rows are in the cell, words alone.")
DIAG(RUNNING_UNSET, 311, WARNING, 0, "「%s」に値を与える <set> がないので、ここには何も印刷されません%s", "no <set> gives \"%s\" a value, so nothing is printed here%s",
     "つづりを確かめるか、見出しに <set> を加えてください。", "Check the spelling, or add a <set> to a heading.")
DIAG(TERM_WITHOUT_WORDS, 342, WARNING, 0, "この項目には説明がありません（下の項目を選ぶ each が何も選びませんでした）", "nothing is said of this item: the each for the items below it finds none",
     "select を確かめるか、何もないときの description を if と else で書いてください。", "Check select, or say with if and else what is printed where there are none.")
DIAG(DEFINITIONS_DEEP, 343, ERROR, 0, "definitions の item は %d 段までです", "items of definitions lie at most %d deep",
     "下の段を、description の中の文か表にしてください。", "Say what lies deeper in a description, or in a table.")
DIAG(WEB_SCHEME, 344, ERROR, 0, "「%s」へはつなげません（https:// http:// mailto: で始まるものだけです）", "no link leads to \"%s\" (only to what begins with https://, http:// or mailto:)",
     "冊子の中へは to で、ウェブのページへはその全部のアドレスでつなぎます。", "Use to for what is in the booklet, the whole address for a web page.")
DIAG(WEB_WRITTEN, 345, ERROR, 0, "アドレス「%s」は、このままでは書けません", "the address \"%s\" cannot be written so",
     "空白や日本語は、ブラウザーから写すときの %E7%B7%B4 のような形にしてください。", "Encode what is neither a letter nor a figure of ASCII, as a browser does when it is copied: %E7%B7%B4.")
DIAG(TOO_MANY_BLOCKS, 320, ERROR, 0, "組むもの（こまと記録を含む）が %d 個を超えます", "there are more than %d blocks, records and cells to be set",
     "select や each が余分なものを選んでいないかを確かめるか、冊子を分けてください。",
     "Check that no select or each finds more than was meant, or divide the booklet.")
DIAG(RECORDS_UNOWNED, 341, WARNING, 0, "%d 件の記録がどの %s にも属さないので、抜き刷りに載りません（最初のもの）", "%d records belong to no %s and are in no excerpt (this is the first)",
     "データに所管を書くか、excerpt の records と of を確かめてください。", "Say in the data whose they are, or check records and of of the excerpt.")
DIAG(GUTTER_OUTSIDE, 390, ERROR, 0, "gutter のある表が見開きの部（facing=\"yes\"）に直に置かれていません", "a table with a gutter stands directly in no part with facing=\"yes\"",
     "部に facing=\"yes\" を付け、表を囲み、見本、欄の外に出します。", "Give its part facing=\"yes\", and take the table out of boxes, samples and cells.")
DIAG(GUTTERS, 391, ERROR, 0, "表に gutter が二つあります（もう一つは %d 行目）", "the table has two gutters (the other in line %d)",
     "のどは一つです。", "Facing pages have one gutter between them.")
DIAG(GUTTER_EDGE, 392, ERROR, 0, "gutter の片側に欄がありません", "no column stands on one side of the gutter",
     "左のページの column と右のページの column の間に置きます。", "Put it between the columns of the left page and those of the right one.")
DIAG(FACING_ODD, 393, ERROR, 0, "見開きの部は奇数ページから始められません", "facing pages do not begin on an odd page",
     "start、to、break の odd を外します。見開きはいつも偶数（左）ページから始まります。", "Take odd out of start, to, break: facing pages always begin on an even, left-hand one.")
DIAG(OVER_GUTTER, 395, WARNING, 0, "のどをまたぐ欄なので、左右のページで同じことばを繰り返します", "a cell over the gutter: its words are said on both pages",
     "左の欄と右の欄に分けます。見出しの行は分けなくてかまいません。", "Make it two cells, one on each page; bands and labels may stay as they are.")
DIAG(AXIS_TWICE, 370, ERROR, 0, "「%s」の値が二つあります（もう一つは %d 行目）", "there are two values for %s (the other in line %d)",
     "一つの年度には一つの値を書きます。", "Give one value for each year.")
DIAG(FIELD_SHARED, 361, ERROR, 0, "「%s」は、%s「%s」（%s）がまとめて示すので、ここに書いた値は印刷されません",
     "\"%s\" is given to all its records by the %s \"%s\" (%s): the value here would not be printed",
     "この値を消すか、まとめて示した値を直すか、記録をその外に置きます（訂正で入れるなら、after=\"…\" にその id）。",
     "Remove the value here, correct the shared one, or put the record outside (by a correction: after=\"…\" with that id).")
DIAG(FIELD_OF_PARTS, 362, ERROR, 0, "「%s」は、%s「%s」（%s）などが行ごとに示すので、ここに書いた値は印刷されません",
     "\"%s\" is said line by line, in the %s \"%s\" (%s) and its like: the value here would not be printed",
     "その行に書きます。全体の値も要るなら、その行を part ではなく record にします（docs/schema.md の 6 章）。",
     "Write it in that line; where the whole has a value of its own, too, let the lines be records, not parts (docs/schema.md, chapter 6).")
DIAG(FIELD_OF_WHOLE, 362, ERROR, 0, "「%s」は、%s「%s」（%s）が一度だけ示すので、その行に書いた値は印刷されません",
     "\"%s\" is said once, by the %s \"%s\" (%s): the value in a line of it would not be printed",
     "この値を消すか、行全体を示す記録に書きます。", "Remove the value here, or write it in the record of the lines.")
DIAG(YEAR_OFF_AXIS, 358, ERROR, 0, "「%s」の「%s」は、軸「%s」（%d～%d、%s）にない年度です", "\"%s\" is \"%s\", which is not on the axis \"%s\" (%d to %d, %s)",
     "年度を直すか、schema.xml の軸の from と to を広げます。", "Correct the year, or let the axis in schema.xml reach to it by from or to.")
DIAG(LAYOUT_OFF_AXIS, 359, WARNING, 0, "「%s」は軸「%s」（%s、%s）にないので、何も当たりません", "\"%s\" is not on the axis \"%s\" (%s, %s): nothing is found by it",
     "値を直すか、schema.xml の軸を広げます。年度は西暦で書きます。",
     "Correct the value, or let the axis in schema.xml have it. Years are Western there: 2024.")
DIAG(SCHEMA_TWICE, 371, ERROR, 0, "「%s」が二つあります（もう一つは %d 行目）", "\"%s\" stands twice (also in line %d)",
     "どちらかの名前を変えるか、消してください。", "Give one of them another name, or remove it.")
DIAG(SCHEMA_NO_LIST, 372, ERROR, 0, "「%s」は用語の一覧（list）ではないので、「%s」の符号になりません", "\"%s\" is no list, so \"%s\" can be no code of it",
     "kind を reference にするか、用語の一覧を指してください。", "Make it a reference, or name a list.")
DIAG(SCHEMA_NO_RECORD, 373, ERROR, 0, "「%s」には id がないので、「%s」から指せません", "\"%s\" has no id, so \"%s\" cannot refer to it",
     "記録（record、list）を指してください。", "Refer to a record or a list.")
DIAG(SCHEMA_EXPRESSION, 374, ERROR, 0, "式「%s」を「%s」から先が解釈できません", "cannot understand the expression \"%s\" from \"%s\" on",
     "欄の名前、数、+ - * / ( )、sum(記録/欄) で書きます。引き算の - の前には空白を置きます。",
     "Write names of fields, numbers, + - * / ( ), sum(records/field); a minus has a space before it.")
DIAG(SCHEMA_CIRCLE, 375, ERROR, 0, "「%s」が自分自身から計算されています", "\"%s\" is computed from itself",
     "式に出てくる欄のどれかを、入力する欄（field）にしてください。", "Let one of the fields in the expression be typed.")
DIAG(SCHEMA_AXIS, 376, ERROR, 0, "軸「%s」に値がありません（%s）", "the axis \"%s\" has no values (%s)",
     "年の軸には from と to を、言葉の軸には values を書きます。", "Give an axis of years from and to, one of words values.")
DIAG(SCHEMA_OWNER, 377, ERROR, 0, "owner の「%s」は reference か references でなければなりません", "\"%s\" is an owner and must be a reference or references",
     "kind=\"references\" と of を書いてください。", "Say kind=\"references\" and of.")
DIAG(DECIMALS_DROPPED, 360, WARNING, 0, "データの「%s」を、書式で小数を落として「%s」と印刷します", "\"%s\" of the data is printed as \"%s\", without its decimals",
     "コンマをピリオドと打ち間違えていないか確かめます。丸めるのなら、書式に 四捨五入 などを書きます。",
     "See whether a full stop was typed for a comma. Where rounding is meant, say in the form how: 四捨五入, 切捨て, 切上げ.")
DIAG(DECIMALS_OF_FORM, 360, WARNING, 0, "小数のある欄「%s」の「%s」を、ここの書式で「%s」と印刷します", "\"%s\" has decimals: \"%s\" is printed here as \"%s\"",
     "書式に小数の桁（0.00）か、丸め方（四捨五入 など）を書きます。列の format は、その列の数すべてに効きます。",
     "Say in the form how many decimals (0.00), or how to round (四捨五入). The format of a column is for all figures in it.")
DIAG(SIGN_MIXED, 357, WARNING, 0, "負の数に「%s」を付けますが、ほかでは「%s」です", "less than nothing is written with \"%s\" here, elsewhere with \"%s\"",
     "house の negative に印を一つ書くか、書式の印をそろえてください。", "Say one sign in negative of the house, or let the forms have the same.")
DIAG(SCHEMA_IDLE, 356, ERROR, 0, "属性 %s は「%s」（kind=\"%s\"）では何の働きもしません（%s のもの）", "the attribute %s does nothing for \"%s\" of kind=\"%s\" (it is for: %s)",
     "kind を書くか直すか、その属性を消してください（docs/schema.md の 2 章）。", "Say the kind that is meant, or remove the attribute (docs/schema.md 2).")
DIAG(SCHEMA_ATTRIBUTE_BY, 378, ERROR, 0, "属性「%s」は一つの値しか持てないので、by は使えません", "the attribute \"%s\" has one value and cannot go by an axis",
     "field にしてください。", "Make it a field.")
DIAG(SCHEMA_NOWHERE, 379, ERROR, 0, "「%s」を置ける記録がありません", "no record lets \"%s\" stand in it",
     "置く記録の <records of=\"…\"/> に名前を加えてください。", "Add its name to <records of=\"…\"/> of the records it stands in.")
DIAG(STRAY_COUNTER, 340, WARNING, 0, "「%s」とあります。この冊子では「%s」と書きます", "\"%s\" is written; this booklet writes \"%s\"",
     "データを直すか、house の counters を改めます。", "Correct the data, or the counters of the house.")
DIAG(NO_FIGURE, 351, ERROR, 0, "「%s」は数ではないので、{%s} で数えられません", "\"%s\" is no figure, so that {%s} cannot count it",
     "12,480 ▲1,234 1,301人 のように数で書き始めるか、数がないことを示す印（－ … x など）だけを書くか、レイアウトの式でその記録を除いてください（docs/layout.md の 4 章）。",
     "Begin the text with a figure (12,480, ▲1,234, 1,301人), write only a mark that there is none (－ … x), or let the expression of the layout leave the record out (docs/layout.md, chapter 4).")
DIAG(FIGURES_DIFFER, 352, ERROR, 0, "「%s」は、{%s} で数える他の値と単位の桁（千・万など）が違います",
     "\"%s\" counts in another unit (thousands, ten thousands) than the others in {%s}",
     "単位をそろえて書いてください: 3万人 と 500人 は 30,000人 と 500人 に。", "Write all in one unit: 3万人 beside 500人 as 30,000人.")
DIAG(FIGURE_TOO_LONG, 353, ERROR, 0, "{%s} の値は %d 桁を超えるか、0 で割っています", "the value of {%s} has more than %d figures, or is divided by zero",
     "式とデータの桁を確かめてください。", "Check the expression and the figures of the data.")
DIAG(BAD_FORMAT, 354, ERROR, 0, "「%s」は数の書き方ではありません: %s", "\"%s\" is no format of figures: %s",
     "'#,##0.0人 ▲ 千円切捨て 0=－ 欠=…' のように空白で区切って書きます。千円などの単位には 四捨五入 切捨て 切上げ のどれかが要ります（docs/layout.md の 4 章）。",
     "Write words between spaces, as '#,##0.0人 ▲ 千円切捨て 0=－ 欠=…'.  A unit such as 千円 needs one of 四捨五入, 切捨て, 切上げ (docs/layout.md, chapter 4).")
DIAG(NUMBER_NOWHERE, 380, ERROR, 0, "ここより前に「%s」の番号の付いた見出しがないので、番号を印刷できません", "no heading before this place is numbered by the step \"%s\"",
     "見出しに numbered を書いてから number を書くか、target で見出しを指してください（docs/layout.md の 9 章）。",
     "Write numbered at a heading before it, or say which heading by target (docs/layout.md, chapter 9).")
DIAG(STEP_CIRCLE, 381, ERROR, 0, "段階「%s」の within をたどると、自分自身に戻ります", "the step \"%s\" is within itself",
     "一番外の段階には within を書きません。", "The outermost step has no within.")
DIAG(NUMERAL_ENDS, 382, ERROR, 0, "段階「%s」の番号 %d は、この書き方では書けません", "the step \"%s\" has no number %d in this form",
     "ア は 44、イ は 47、① は 50、Ⅰ は 12、a と A は 26、一 は 99 までです。ほかの form を選ぶか、段階を一つ増やしてください。",
     "ア counts to 44, イ to 47, ① to 50, Ⅰ to 12, a and A to 26, 一 to 99.  Choose another form, or put in a step.")
DIAG(FOLIO_ENDS, 382, ERROR, 0, "ページ番号 %d は、この部の書き方（%s まで）では書けません", "there is no page number %d in the numerals of this part, which end at %s",
     "部を分けて folio=\"restart\" と書くか、numerals を arabic にしてください。",
     "Let another part begin with folio=\"restart\", or let numerals be arabic.")
DIAG(NUMBER_TARGET, 383, ERROR, 0, "「%s」は、番号「%s」の付いた見出しの id ではありません", "\"%s\" is the id of no heading that has a number of the step \"%s\"",
     "target には、その段階かその内側の段階で numbered と書いた見出しの id を書きます。", "target is the id of a heading that is numbered by that step, or by one within it.")
DIAG(PAGE_SUM_INNER, 355, ERROR, 0, "こまの中の表には、ページごとの計（page-sum）を書けません", "a table in a cell has no sums of pages (page-sum)",
     "page-sum を、ページをまたぐ外側の表に書いてください。", "Write the page-sum in the outer table, which goes from page to page.")

DIAG(FONT_UNREADABLE, 401, ERROR, 5, "フォントを読めません: %s", "cannot read the font: %s",
     "packages.txt の fonts にあるパッケージを入れてください（scripts/booklet が入れます）。", "Install the packages of fonts in packages.txt (scripts/booklet does).")
DIAG(FONTS_OF_THE_PROGRAM, 405, NOTE, 0, "書体の一覧「%s」がないので、プログラムに付いている %s を使います", "there is no list of fonts \"%s\": that of the program is used, %s",
     "ある一覧を fonts に書くか、fonts を書かずにおきます。", "Let fonts name a list that is there, or leave it out.")
DIAG(NO_FONT_LIST, 407, ERROR, 0, "書体の一覧がありません。fonts に書かれておらず、このプログラムにも付いていません",
     "there is no list of fonts: none is named by fonts, and this program has none beside it",
     "fonts=\"fonts/fonts.xml\" のように一覧を書くか、プログラムを cmake --install か .deb で入れてください。一覧は share/hyogumi/fonts.xml に入ります。",
     "Name a list, fonts=\"fonts/fonts.xml\", or install the program (cmake --install, or its .deb), which brings one in share/hyogumi/fonts.xml.")
DIAG(FONT_UNUSABLE, 402, ERROR, 0, "このフォントは使えません: %s", "this font cannot be used: %s",
     "別のファイルを fonts.xml に書いてください。",
     "Name another file in fonts.xml.")
DIAG(NO_GLYPH, 403, ERROR, 0, "文字「%s」（U+%04X）を持つフォントがありません（書体: %s）", "no font has the character \"%s\" (U+%04X) (family: %s)",
     "文字を直すか、使っているフォントの一覧（report の fonts）の代替に加えてください。", "Correct the character, or add a fallback in the list of fonts in use (fonts of the report).")
DIAG(NO_VARIANT, 408, WARNING, 0, "「%s」（U+%04X）の異体字（U+%04X）を持つフォントがないので、基本の字形で印刷します（書体: %s）", "no font has the variant of \"%s\" (U+%04X) that U+%04X asks for; its usual shape is printed (family: %s)",
     "その異体字を持つフォントを代替に加えるか、異体字セレクタを除いてください。", "Add a fallback that has the variant, or take the selector away.")
DIAG(NO_HYPHENS, 409, ERROR, 0, "「%s」の語を分けるパターン（%s）がありません（hyphenate=\"yes\" の書式: %s）", "there are no patterns to hyphenate \"%s\" by (%s) (style with hyphenate=\"yes\": %s)",
     "その言語のパッケージ（Debian の hyphen-en-us、hyphen-de など）を入れるか、lang を直すか、hyphenate を外してください。", "Install them (of Debian hyphen-en-us, hyphen-de and so on), correct lang, or take hyphenate away.")
DIAG(UNKNOWN_FAMILY, 406, ERROR, 0, "書体「%s」が %s にありません%s（あるのは %s）", "there is no family \"%s\" in %s%s (there are %s)",
     "ある書体を書くか、書体の一覧に <family> を加えてください。", "Name a family that is there, or add a <family> to the list of fonts.")
DIAG(NOT_VERTICAL, 404, ERROR, 0, "縦組の中に、ページ番号・柱・リーダーは置けません", "page numbers, running heads and leaders cannot stand in vertical text",
     "writing=\"horizontal\" にするか、その要素を横組の段落へ移してください。",
     "Use writing=\"horizontal\", or move it to a horizontal paragraph.")

DIAG(LEVEL_ON_VERTICAL, 540, ERROR, 0, "縦組のページの中に、横組（%s）は置けません", "nothing level (%s) can stand on vertical pages yet",
     "writing=\"horizontal\" を外すか、その部分の版面（master）を横組にしてください。", "Take writing=\"horizontal\" away, or give the part a horizontal master.")
DIAG(NOT_ON_VERTICAL, 541, ERROR, 0, "縦組のページには、<%s> をまだ置けません", "<%s> cannot stand on vertical pages yet",
     "横組の master の部分へ移してください。", "Move it to a part with a horizontal master.")
DIAG(FIGURE_WITHOUT_WIDTH, 544, ERROR, 0, "縦組のページの <%s> には、幅が要ります", "on vertical pages a <%s> must say how wide it is",
     "width（画像なら height でも）を書いてください。", "Give it a width, or a picture a height.")
DIAG(FIGURE_HIGH, 545, ERROR, 0, "図（%.1f × %.1f mm）は、%.1f × %.1f mm の所に入りません", "the figure, %.1f × %.1f mm, does not fit into %.1f × %.1f mm",
     "図を小さくしてください。", "Make the figure smaller.")
DIAG(NOTE_BOTH_WAYS, 542, ERROR, 0, "注「%s」は、縦組と横組の両方のページで使われています", "note \"%s\" is cited on vertical and on horizontal pages",
     "注を分けて、別の id をつけてください。", "Write it twice, with an id for each.")
DIAG(FACING_VERTICAL, 543, ERROR, 0, "見開きの表（facing）は、縦組・右綴じのページにはまだ組めません", "facing pages cannot be vertical, or bound on the right, yet",
     "facing を外すか、横組・左綴じにしてください。", "Take facing away, or make them horizontal and bound on the left.")

DIAG(TABLE_TOO_WIDE, 501, ERROR, 0, "表の幅 %.1f mm が版面 %.1f mm を超えています", "the table is %.1f mm wide; the type area has %.1f mm",
     "列の width を減らすか、一つを share=\"1\" にするか、stub で表を分けてください。",
     "Make columns narrower, give one share=\"1\" instead of a width, or let stub divide the table.")
DIAG(COLUMN_TOO_NARROW, 502, ERROR, 0, "列「%s」（%.1f mm）は 1 字より狭いです", "the column \"%s\" (%.1f mm) is narrower than one character",
     "列を広げるか、字を小さくするか、padding や indent を減らしてください。",
     "Make the column wider, the type smaller, or the padding or indent less.")
DIAG(GRID_WIDE, 501, ERROR, 0, "格子の列とあきは %.1f mm で、%.1f mm の所に入りません", "the columns of the grid and the gaps between them take %.1f mm, and there are %.1f mm",
     "column の width か gap を小さくするか、width を share に変えてください。",
     "Make a width or the gap smaller, or let a column have a share instead.")
DIAG(FLOAT_NARROW, 570, WARNING, 0, "図の横は %.1f mm しかなく、10 字（%.1f mm）に足りないので、文章は図の下に置きました", "beside the figure there are %.1f mm, less than ten characters (%.1f mm): the text stands under it",
     "figure の width か、around の gap を小さくしてください。", "Let width of the figure, or gap of the around, be less.")
DIAG(FLOAT_ALONE, 571, WARNING, 0, "図の横（幅 %.1f mm）に置けないので、図の下に置きました。図の横に %.1f mm の空きが残ります", "it does not stand beside the figure, in %.1f mm, but under it: %.1f mm beside the figure stay white",
     "図の横に立つのは、段落と、行数の増えない見出しだけです。表や囲みを横に置くには grid を使うか、順序を変えてください。",
     "Only paragraphs, and headings that take no more lines, stand beside a figure.  Use a grid for a table or a box, or change the order.")
DIAG(FLOAT_WIDE, 572, ERROR, 0, "図の幅 %.1f mm は、%.1f mm の所に入りません", "the figure is %.1f mm wide, and there are %.1f mm",
     "figure の width を小さくしてください。", "Let width of the figure be less.")
DIAG(PICTURE_REACH, 573, ERROR, 0, "reach=\"paper\" の画像は部にじかに置きます。枠・格子・こまの中には置けません", "a picture with reach=\"paper\" stands in a part itself: not in a box, a grid or a cell",
     "外に出すか、reach を外してください。", "Put it outside, or leave reach out.")
DIAG(BREAK_NO_COLUMN, 574, ERROR, 0, "to=\"column\"（改段）は段組の中で使います", "break to=\"column\" is for columns",
     "columns の中に置くか、to を外してください。", "Put it into columns, or leave to out.")
DIAG(COLUMNS_NARROW, 560, ERROR, 0, "%d 段とそのあき %.1f mm は、版面の幅 %.1f mm に入りません", "%d columns with gaps of %.1f mm have no room in a type area %.1f mm wide",
     "columns の count か gap を小さくしてください。", "Let count or gap of the columns be less.")
DIAG(COLUMNS_INSIDE, 561, ERROR, 0, "columns（段組）は部にじかに置きます。枠・格子・見本・別の段組の中には置けません", "columns stand in a part itself: not in a box, a grid, a sample or other columns",
     "枠の中で並べるには grid を使ってください。", "In a box, let a grid set things beside each other.")
DIAG(NOT_IN_COLUMNS, 562, ERROR, 0, "%s は段の中では使えません", "%s has no meaning in columns",
     "ページの全幅を使うものなので、columns の外に置いてください。", "It belongs to a page as a whole: put it before or behind the columns.")
DIAG(RUN_IN_LONG, 563, WARNING, 0, "見出しは幅 %.1f mm で、同行見出しに使える %.1f mm を超えるので、別の行に置きました", "the heading is %.1f mm wide, and a heading run in has %.1f mm: it stands on a line of its own",
     "見出しを短くするか、run-in を外してください。", "Make it shorter, or leave out run-in.")
DIAG(RUN_IN_NOTHING, 564, WARNING, 0, "同行見出し（run-in）の直後に段落がないので、別の行に置きました", "no paragraph stands right behind the heading that is to be run in: it stands on a line of its own",
     "直後に地も罫もない p を置くか、run-in を外してください。", "Let a p without a plate follow it, or leave out run-in.")
DIAG(SHAPE_UNSEEN, 513, WARNING, 0, "形の枠に地色も線もなく、形が見えません", "a shape has neither a fill nor an outline: it cannot be seen",
     "その style に fill か stroke を書いてください。", "Give its style a fill or a stroke.")
DIAG(VALIGN_ALONE, 555, ERROR, 0, "grid の外の box は中身と同じ高さなので、valign に働きがありません", "a box outside grids is as high as what it holds: its valign means nothing",
     "valign を消すか、box を grid に入れてください。ページの余白に置くには部の valign か at=\"foot\" を使います。",
     "Leave valign out, or let the box stand in a grid.  In the white of a page it is placed by valign of the part, or at=\"foot\".")
DIAG(CELL_OVERFULL, 503, ERROR, 0, "「%s」は %.1f mm の幅に入りません（%.1f mm はみ出し）", "\"%s\" does not fit in %.1f mm (%.1f mm too long)",
     "列を広げるか、字を小さくするか、切ってよい所に <wbr/> を入れてください。",
     "Make the column wider or the type smaller, or put <wbr/> where the text may be cut.")
DIAG(KINSOKU_RELAXED, 504, WARNING, 0, "幅 %.1f mm の欄のため、禁則を緩めて「%s」を分けました", "in a column of %.1f mm, a forbidden break was allowed in \"%s\"",
     "列を少し広げるか、文を直すか、切ってよい所に <wbr/> を入れてください。",
     "Make the column a little wider, change the words, or put <wbr/> where the text may be cut.")
DIAG(PICTURE_WIDE, 509, ERROR, 0, "画像「%s」の幅 %.1f mm は、%.1f mm の所に入りません", "the picture \"%s\" is %.1f mm wide, and there are %.1f mm",
     "width か height を小さくするか、どちらも書かずに幅いっぱいにしてください。", "Let width or height be less, or leave out both: it is as wide as there is room then.")
DIAG(PICTURE_COARSE, 510, WARNING, 0, "画像「%s」は %d × %d 画素で、%.1f × %.1f mm では %d dpi にしかなりません（%d 以上に）",
     "the picture \"%s\" has %d × %d pixels: in %.1f × %.1f mm that is %d dpi (it should be %d)",
     "もっと細かい画像を使うか、小さく載せてください。", "Use a finer picture, or let it be smaller.")
DIAG(CODE_FINE, 566, WARNING, 0, "QRコードは %d 目で、%.1f mm では 1 目が %.2f mm しかありません（%.1f mm 以上に）", "the QR code is %d modules wide: in %.1f mm each has %.2f mm (it should be %.1f)",
     "width を大きくするか、文字を短くするか、level を low にしてください。", "Let width be more, the text shorter, or level low.")
DIAG(CODE_LONG, 567, ERROR, 0, "%d バイトは、QRコードに入りません", "a QR code does not hold %d bytes",
     "短くするか、level を low にしてください（2,953 バイトまで）。", "Make it shorter, or let level be low (up to 2,953 bytes).")
DIAG(CHART_LOW, 511, ERROR, 0, "グラフの図の部分が %.1f × %.1f mm しか取れません", "there is only room for a plot of %.1f × %.1f mm in the chart",
     "height か width を大きくするか、項目名や凡例を短くしてください。", "Let height or width be more, or the labels and the legend shorter.")
DIAG(CHART_CROWDED, 512, WARNING, 0, "グラフの「%s」がほかの文字と重なります", "\"%s\" in the chart stands on other words",
     "グラフを大きくするか、values=\"no\" で値を印刷しないでください（every は項目名を間引きます）。", "Make the chart larger, or leave the values out with values=\"no\" (every leaves out labels).")
DIAG(CHART_WIDE, 513, ERROR, 0, "グラフの幅 %.1f mm は、%.1f mm の所に入りません", "the chart is %.1f mm wide, and there are %.1f mm",
     "width を小さくするか、書かずに幅いっぱいにしてください。", "Let width be less, or leave it out: the chart is as wide as there is room then.")
DIAG(BOX_OVERFULL, 505, ERROR, 0, "高さ %.1f mm の中身が %.1f mm の枠に入りません", "a content %.1f mm high does not fit in its %.1f mm",
     "枠を大きくするか、文字を減らすか、小さくしてください。",
     "Make the box larger, or the text shorter or smaller.")
DIAG(THUMB_OVERFULL, 505, ERROR, 0, "つめの「%s」（縦書き）は、幅 %.1f mm、高さ %.1f mm に入りません", "\"%s\", set vertically, does not fit in the thumb tab of %.1f mm by %.1f mm",
     "thumb の width か height を大きくするか、短いことばの set をつめのために置きます。",
     "Make the width or the height of the thumb larger, or put a set with fewer words for the tab.")
DIAG(THUMB_WITHOUT_STEP, 506, WARNING, 0, "「%s」を決める set に number がないので、つめは印刷されません", "no set of \"%s\" has a number, so no thumb tab is printed",
     "set に number=\"{@no}\" のように段の番号を書きます。", "Write the step in the set, as number=\"{@no}\".")
DIAG(RUBY_TOO_LONG, 508, ERROR, 0, "読み「%s」は %.1f mm の行より長いです", "the reading \"%s\" is longer than its line of %.1f mm",
     "読みを分けて、それぞれの文字に付けてください（rb, rt, rb, rt …）。", "Divide the reading among its characters (rb, rt, rb, rt …).")
DIAG(TOO_HIGH, 507, ERROR, 0, "高さが %.0f mm を超えます", "more than %.0f mm high",
     "文章や表を分けてください。",
     "Divide the text or the table.")
DIAG(FIT_SQUEEZED, 520, NOTE, 0, "幅 %.1f mm の欄に入れるため、「%s」を長体 %.0f %% にしました", "to fit a column of %.1f mm, \"%s\" is set at %.0f %% of its width",
     "style の fit-squeeze が下限です（100 で長体にしません）。", "The fit-squeeze of the style is the floor; 100 leaves the letters alone.")
DIAG(FIT_SMALLER, 521, NOTE, 0, "幅 %.1f mm の欄に入れるため、「%s」を %.1f pt にしました（本来 %.1f pt）", "to fit a column of %.1f mm, \"%s\" is set in %.1f pt instead of %.1f pt",
     "style の fit-size が下限です。", "The fit-size of the style is the floor.")
DIAG(CORNER_NARROW, 526, WARNING, 0, "幅 %.1f mm の表頭の隅では、斜線が見出しに重なります", "in a corner of %.1f mm, the slash runs through its labels",
     "列を広げるか、見出しを短くしてください。", "Make the column wider, or the labels shorter.")
DIAG(ALIGN_ON_TOO_WIDE, 522, WARNING, 0, "幅 %.1f mm の欄では「%s」の位置がそろいません（%.1f mm 必要です）", "a column of %.1f mm is too narrow to align on \"%s\" (%.1f mm needed)",
     "列を広げるか、align-on を外してください。", "Make the column wider, or leave out align-on.")
DIAG(FIGURE_TORN, 525, NOTE, 0, "幅 %.1f mm の欄のため、「%s」の数と単位が行で分かれました", "in a column of %.1f mm, a figure was parted from its counter in \"%s\"",
     "列を少し広げるか、fit-squeeze と fit-size の下限を下げてください。", "Make the column a little wider, or lower the floors fit-squeeze and fit-size.")

DIAG(LABEL_FLOWS, 523, WARNING, 0, "このこまは高さ %.1f mm（行の注・表頭などを除いた残りは %.1f mm）なので、次のページでは繰り返さず、続きを送ります",
     "this cell needs %.1f mm where %.1f mm are left beside its rows: it is not said again on each page, it flows on",
     "文字を減らすか、列を広くするか、across=\"flow\" とします。", "Say less, widen its column, or write across=\"flow\".")

DIAG(ROW_NOT_AGAIN, 524, WARNING, 0, "この行を繰り返すと、表頭などと合わせて高さ %.1f mm になり、ページの半分（%.1f mm）を超えるので、繰り返しません",
     "said again, this row and what stands above it take %.1f mm, more than half of the page (%.1f mm): it is not said again",
     "行の文字を減らすか、repeat を消してください。", "Say less in the row, or remove repeat.")

DIAG(PAGE_OVERFULL, 601, ERROR, 0, "高さ %.1f mm が 1 ページ（%.1f mm）に入りません", "a height of %.1f mm does not fit on a page (%.1f mm)",
     "中身を減らすか分けるか、keep を外すか、版面を高くしてください。",
     "Make the content less or divide it, drop keep, or make the type area higher.")
DIAG(NOTE_OVERFULL, 609, ERROR, 0, "「%s」の注を置く所がありません（注の高さ %.1f mm、1 ページ %.1f mm）",
     "there is no room for the notes of \"%s\": they need %.1f mm of a page of %.1f mm",
     "注か、注の付く文を短くするか、版面を高くしてください。",
     "Make the note or the text that cites it shorter, or the type area higher.")
DIAG(FIRST_WIDTH, 416, ERROR, 0, "first の版面「%s」の幅 %.1f mm が、この版面の幅 %.1f mm と違います",
     "the type area of the first page, \"%s\", is %.1f mm wide, that of the others %.1f mm",
     "width から inside と outside を引いた幅を、両方で同じにしてください。", "Let width less inside and outside be the same in both.")
DIAG(FACING_TURNED, 417, ERROR, 0, "見開きの部（facing=\"yes\"）の版面は turned にできません", "the master of facing pages (facing=\"yes\") cannot be turned",
     "turned か facing のどちらかを外してください。", "Drop either turned or facing.")
DIAG(NOT_TURNED, 418, ERROR, 0, "横倒しの版面（turned=\"yes\"）に、縦組と画像は置けません", "vertical text and pictures cannot stand in a type area that is turned (turned=\"yes\")",
     "writing を外すか、別の版面の部に移してください。", "Drop writing, or move it to a part with another master.")
DIAG(INDEX_UNSETTLED, 527, ERROR, 0, "索引の「%s」のページが決まりません", "the pages of \"%s\" in the index cannot be settled",
     "索引を、索引に載る語より後ろの部に移してください（前の部や同じページにあると、索引の行数がページを動かします）。",
     "Let the index be a part behind the words it lists: before them, or on a page with them, the number of its lines moves them.")
DIAG(KEEP_BROKEN, 602, WARNING, 0, "まとめておけない箇所をページの境で分けました", "something that should stay together was cut by a page",
     "改ページ（<break/>）を前に置くか、keep や keep-next を外してください。",
     "Put a <break/> before it, or drop keep or keep-next.")
DIAG(SLOT_OVERFULL, 603, ERROR, 0, "「%s」が用意した幅 %.1f mm に入りません", "\"%s\" does not fit in the %.1f mm reserved for it",
     "文字を短くするか、用意する幅（entries の room、柱の行）を広げてください。",
     "Make the words shorter, or their room larger: room of entries, the line of a running head.")
DIAG(NO_TARGET, 604, ERROR, 0, "ページ番号の参照先「%s」がありません", "there is no page for \"%s\"",
     "target を、印刷される見出し、段落、表、図の id にしてください。",
     "Let target be the id of a heading, paragraph, table or figure that is printed.")
DIAG(NO_PAGES, 605, ERROR, 0, "印刷するものがありません", "there is nothing to print",
     "when の条件と、each や rows の select がデータに当たるかを確かめてください。",
     "Check the conditions in when, and that select of each and rows finds something.")
DIAG(STYLE_OUTSIDE, 606, ERROR, 0, "「%s」が書式（字下げ・字間・上下の移動）のために枠の外に %.2f mm はみ出しています（ページ %s）",
     "indent, tracking or raise of its style put \"%s\" %.2f mm outside its box (page %s)",
     "書式の indent、hang、tracking、raise を小さくしてください。",
     "Make indent, hang, tracking or raise of the style smaller.")
DIAG(THUMB_OUTSIDE, 607, ERROR, 0, "つめ（%d 番）がページの外に出ます", "the thumb tab of number %d lies outside the page",
     "thumb の top か step を小さくするか、set の number を確かめてください。",
     "Make top or step of the thumb smaller, or check the number of set.")
DIAG(BREAK_INSIDE, 608, WARNING, 0, "枠やこまの中では改ページしません", "no page begins inside a box or a cell",
     "<break/> や break を消すか、枠の外に出してください。", "Remove the break, or put it outside the box.")
DIAG(HEADS_MEET, 608, ERROR, 0, "柱「%s」と「%s」が重なります（ページ %s）", "the running heads \"%s\" and \"%s\" run into each other (page %s)",
     "短い名を柱に出す（heading の中の set）か、running の side、at、y を別にしてください。",
     "Show a shorter name (set, in the heading), or give one running another side, at or y.")
DIAG(PROOF_TEXT, 610, ERROR, 4, "組み上がりの文字がデータと違います: 「%s」のはずが「%s」", "the pages do not show the data: \"%s\" became \"%s\"",
     "プログラムの誤りです。入力を添えて知らせてください。", "This is a fault of the program; please report it with the input.")
DIAG(PROOF_OUTSIDE, 611, ERROR, 4, "「%s」が枠の外に %.2f mm はみ出しています（ページ %s）", "\"%s\" is %.2f mm outside its box (page %s)",
     "プログラムの誤りです。入力を添えて知らせてください。",
     "This is a fault of the program; please report it with the input.")

DIAG(FILE_TEXT, 620, ERROR, 4, "書き出した PDF の文字が組み上がりと違います（ページ %s）: 「%s」のはずが「%s」",
     "the written PDF does not say what the pages say (page %s): \"%s\" became \"%s\"",
     "PDF は残していません。もう一度試し、続くようなら入力を添えて知らせてください。",
     "The PDF was not kept. Try again; if it persists, please report it with the input.")
DIAG(FILE_PLACE, 621, ERROR, 4, "書き出した PDF（ページ %s）で「%s」の場所が %.2f mm 違うか、大きさが %.2f pt です（正しくは %.2f pt）",
     "in the written PDF (page %s) \"%s\" is %.2f mm from its place, in %.2f pt instead of %.2f pt",
     "PDF は残していません。もう一度試し、続くようなら入力を添えて知らせてください。",
     "The PDF was not kept. Try again; if it persists, please report it with the input.")
DIAG(FILE_GLYPH, 622, ERROR, 4, "書き出した PDF の字形か字幅が違います（ページ %s「%s」、%s の字形 %d）",
     "the written PDF (page %s, \"%s\") draws another glyph, or in another width, than %s has as %d",
     "PDF は残していません。もう一度試し、続くようなら入力を添えて知らせてください。",
     "The PDF was not kept. Try again; if it persists, please report it with the input.")
DIAG(FILE_UNPROVEN, 623, ERROR, 4, "書き出した PDF を読み直せません（%s）", "the written PDF cannot be read back (%s)",
     "PDF は残していません。もう一度試し、続くようなら入力を添えて知らせてください。",
     "The PDF was not kept. Try again; if it persists, please report it with the input.")

DIAG(OUTPUT_NOT_REGULAR, 701, ERROR, 5, "出力先は普通のファイルではありません%s", "the output path is not a regular file%s",
     "標準出力へは -o - とします。", "Use -o - for standard output.")
DIAG(OUTPUT_UNWRITABLE, 702, ERROR, 5, "書き込めません: %s", "cannot write: %s",
     "フォルダーの有無、書き込みの権限、ディスクの空きを確かめてください。",
     "Check that the folder exists, that you may write to it, and that the disk has room.")
DIAG(MEMORY_SPENT, 740, ERROR, 71, "これには %d MB より多くのメモリが要ります（--max-memory）", "this takes more than %d MB of memory (--max-memory)",
     "ここで作られるものが多すぎないか（each の中の each など）を確かめてください。正しければ --max-memory で増やします（0 なら制限しません）。",
     "Check whether too much is made here, as by an each in an each. If it is right, allow more by --max-memory (0: no limit).")
DIAG(TIME_SPENT, 741, ERROR, 71, "%d 秒では終わりません（--timeout）", "this takes more than %d seconds of processor time (--timeout)",
     "ここで作られるものが多すぎないか（each の中の each など）を確かめてください。正しければ --timeout で延ばします（0 なら制限しません）。",
     "Check whether too much is made here, as by an each in an each. If it is right, allow more by --timeout (0: no limit).")
DIAG(PDF_FAILED, 703, ERROR, 5, "PDF を作れません: %s", "cannot make the PDF: %s",
     "ディスクとメモリの空きを確かめてください。続くようなら、入力を添えて知らせてください。",
     "Check that disk and memory have room; if it persists, please report it with the input.")
DIAG(PDF_LIBRARY, 704, ERROR, 5, "libharu %s は使えません（2.3 か 2.4 が必要です）", "libharu %s cannot be used (2.3 or 2.4 is needed, the one it was built with)",
     "組み立てたときと同じ版の libharu を入れてください（scripts/packages）。",
     "Install the libharu it was built with (scripts/packages).")
DIAG(PRESS_DATE, 710, ERROR, 0, "印刷所への PDF（PDF/X）には日付が要ります", "a PDF for the printing house (PDF/X) needs a date",
     "report の date に発行の年月（2020-09）を書くか、SOURCE_DATE_EPOCH を与えてください。",
     "Give the report a date (2020-09), or set SOURCE_DATE_EPOCH.")
DIAG(PRESS_PROFILE, 711, ERROR, 0, "PDF/X-4 には印刷条件の ICC プロファイルが要ります", "PDF/X-4 needs an ICC profile of the printing condition",
     "press の profile に、印刷所が指定する CMYK のプロファイルを書くか、standard=\"x1a\" にしてください。",
     "Name the printing house's CMYK profile in profile of press, or use standard=\"x1a\".")
DIAG(PRESS_CONDITION, 714, ERROR, 0, "印刷条件「%s」は ICC の登録簿にありません%s", "the printing condition \"%s\" is not in the registry of the ICC%s",
     "press の condition を登録された名前（JC200103 など）にするか、profile にその条件の ICC プロファイルを、または registry に登録先を書いてください。",
     "Let condition of press be a registered name, as JC200103, or give press the profile of the condition, or the registry it is in.")
DIAG(PRESS_OTHER_PROFILE, 715, WARNING, 0, "プロファイル「%s」は印刷条件 %s（%s）のものと名乗っていません", "the profile calls itself \"%s\", and not of the printing condition %s (%s)",
     "印刷所の指定する条件のプロファイルを press の profile に書くか、condition と condition-name をプロファイルに合わせてください。",
     "Give press the profile of the condition that the printing house asks for, or let condition and condition-name be those of the profile.")
DIAG(PICTURE_COLORS, 716, ERROR, 0, "画像「%s」は %s なので、%s には入れられません", "the picture \"%s\" is %s, which %s cannot hold",
     "印刷所へは press に profile を書くか、CMYK の JPEG か灰色の画像を使います。保存用には RGB か灰色の画像、PDF/X-1a には透けない画像です。",
     "For the printing house give the press a profile, or use CMYK JPEGs or grey pictures; for the archive RGB or grey ones, and for PDF/X-1a none that can be seen through.")
DIAG(PRESS_CONVERT, 718, ERROR, 0, "プロファイル「%s」では画像の色をインキに変えられません", "the profile \"%s\" cannot turn the colours of pictures into inks",
     "印刷所から出力用（prtr）の CMYK プロファイルをもらい、intent を変えてみてください。", "Ask the printing house for an output profile (prtr) of CMYK, or try another intent.")
DIAG(DRAWING_COLOR, 716, ERROR, 0, "図の色 #%02X%02X%02X のインキが分かりません", "the inks of the colour #%02X%02X%02X in this drawing are not known",
     "press に <ink color=\"…\" cmyk=\"…\"/> を書いてその色のインキを決めるか、profile を書いてください。", "Say its inks in the press, <ink color=\"…\" cmyk=\"…\"/>, or give the press a profile.")
DIAG(DRAWING_SPOT, 716, ERROR, 0, "図のグラデーションに特色の色 #%02X%02X%02X は使えません", "a gradient of this drawing cannot have the spot colour #%02X%02X%02X",
     "グラデーションの色は cmyk だけの ink にするか、べた塗りにしてください。", "Let its stops be colours whose ink has cmyk alone, or fill it with one colour.")
DIAG(PICTURE_CHANGED, 717, ERROR, 5, "画像「%s」が、作っているあいだに変わりました", "the picture \"%s\" has changed in the meantime",
     "もう一度実行してください。", "Run it again.")
DIAG(PRESS_SHEET, 712, ERROR, 0, "塗り足しとトンボを含む用紙が %s になります（PDF のページは 5080 mm まで）", "with bleed and marks the sheet is %s (a PDF page is at most 5080 mm)",
     "master の width、height か press の bleed を小さくするか、marks=\"no\" にします。",
     "Let width or height of the master, or bleed of press, be less, or say marks=\"no\".")
DIAG(PRESS_LINE, 713, WARNING, 0, "トンボの外の行が紙幅に入らず、終わりが欠けます（ページ %s）: 「%s」", "the line outside the marks is wider than the page and loses its end (page %s): \"%s\"",
     "report の title を短くします。", "Let title of the report be shorter.")
DIAG(PRESS_RULE, 720, ERROR, 0, "太さ %s の罫があります（ページ %s、下限 %s）", "there are rules of %s (pages %s; at least %s)",
     "罫を太くするか、印刷所の許す下限を press の least-rule に書きます。",
     "Make the rules thicker, or let least-rule of press be what the printing house allows.")
DIAG(PRESS_TYPE, 721, ERROR, 0, "%s の文字があります（ページ %s、下限 %s）", "there is type of %s (pages %s; at least %s)",
     "文字を大きくするか、下限を press の least-type に書きます。",
     "Make the type larger, or let least-type of press be what may be printed.")
DIAG(PRESS_REVERSED, 722, ERROR, 0, "白抜きの %s の文字があります（ページ %s、下限 %s）", "there is reversed type of %s (pages %s; at least %s)",
     "文字を大きく太くするか、下限を press の least-reversed に書きます。",
     "Make the type larger and bolder, or let least-reversed of press be what may be printed.")
DIAG(PRESS_TINT, 723, WARNING, 0, "濃さ %s の文字や罫は網点になります（ページ %s、下限 %s）", "text or rules in a tint of %s break up into dots (pages %s; at least %s)",
     "色を濃くするか、<ink> でその色のインキを指定します。",
     "Make the colour darker, or give it an <ink>.")
DIAG(PRESS_INK, 724, ERROR, 0, "インキの合計が %s になります（ページ %s、上限 %s）", "the inks add up to %s (pages %s; at most %s)",
     "<ink> の cmyk を減らします。", "Let the cmyk of the <ink> be less.")
DIAG(PRESS_EDGE, 725, WARNING, 0, "塗りか画像が仕上がりの端まで %s 足りません（ページ %s）", "a fill or a picture ends %s before the edge of the page (pages %s)",
     "端に付けると塗り足しができます。付けないときは 1 mm より離します。",
     "At the edge it bleeds; else let it keep more than 1 mm away.")
DIAG(PRESS_BLACK, 726, NOTE, 0, "%s の文字と罫は墨だけで印刷します（ページ %s）", "text and rules of %s are printed in black alone (pages %s)",
     "色で刷るには、その色の color か ink に text=\"yes\" を書きます（docs/press.md の 2 章）。",
     "To print them in colour, write text=\"yes\" in the color or the ink of that colour (docs/press.md, chapter 2).")
DIAG(PRESS_PICTURE, 731, WARNING, 0, "%s の画像があります（ページ %s、%s 以上に）", "there are pictures of %s (pages %s; it should be %s)",
     "もっと細かい画像を使うか、小さく載せてください。", "Use a finer picture, or let it be smaller.")
DIAG(PRESS_SIZES, 727, WARNING, 0, "仕上がりが %s のページがあります（ページ %s、ほかは %s）", "there are pages of %s (pages %s; others are %s)",
     "用紙の大きさを一つにするか、折り込みとして印刷所に伝えます。",
     "Use one size of paper, or tell the printing house that it folds out.")
DIAG(PRESS_BLANK, 728, NOTE, 0, "白紙 %s ページが %s から入ります（総ページ数を %s の倍数にするため）", "%s blank pages are put in from %s on, to make a multiple of %s",
     "どこに入るかは press の back で決まります。", "Where they stand is decided by back of press.")
DIAG(PRESS_WHOLE_FONT, 729, NOTE, 0, "フォント %s は全体を埋め込みます（ページ %s）", "the font %s is embedded whole (pages %s)",
     "OS/2 fsType がサブセットを禁じています。", "Its OS/2 fsType does not allow subsets.")
DIAG(OUTPUT_IS_INPUT, 705, ERROR, 5, "出力先は入力ファイルです", "the output path is an input file",
     "-o に別のパスを書いてください。",
     "Give -o another path.")
DIAG(OUTPUT_TWICE, 706, ERROR, 2, "出力先が二つとも同じファイルです（%s）", "two outputs are one file (%s)",
     "-o、--release などに別々のパスを書いてください。",
     "Give -o, --release and the like different paths.")
DIAG(SET_RESTORED, 707, WARNING, 0, "途中で止まった実行が新しくしていたファイルを、元に戻しました: %s",
     "a run that was stopped half way had replaced these files; they are as they were before it: %s",
     "止まった実行をやり直してください。", "Run again what was stopped.")
DIAG(SET_MIXED, 708, ERROR, 5, "一組のファイルの新旧が混ざっています。新しいもの: %s。元のままのもの: %s（%s）",
     "files that belong together are a mixture. New: %s; as they were: %s (%s)",
     "書けない理由を除いてもう一度実行すると、まず元の一組に戻します。",
     "Remove what hinders the writing and run it again: first the old set is put back.")
DIAG(FOLDER_NOT_EMPTY, 709, ERROR, 5, "フォルダーが空ではありません", "the folder is not empty",
     "新しい名前か、空のフォルダーを書いてください。何も書き込んでいません。",
     "Name a new folder or an empty one; nothing was written.")
DIAG(ARCHIVE_LEVEL_U, 730, NOTE, 0, "外字（私用領域の文字）があるので PDF/A-%du にしました（PDF/A-%da にはできません）",
     "characters of the private use areas are shown: the file is PDF/A-%du, not PDF/A-%da",
     "a にするには、私用領域の文字を Unicode の文字（異体字は IVS）に置きかえてください。",
     "For level a, replace these characters by those Unicode has; variants by an IVS.")

DIAG(FOLDER_IN_USE, 1001, ERROR, 5, "別の hyogumi excerpt がこのフォルダーに書いています", "another hyogumi excerpt is writing to this folder",
     "終わるのを待つか、-o に別のフォルダーを書いてください。", "Wait until it ends, or give -o another folder.")
DIAG(OUTPUT_IN_USE, 1001, ERROR, 5, "別の hyogumi（%s）がここに書いています", "another hyogumi (%s) is writing here",
     "終わるのを待つか、別の出力先を書いてください。", "Wait until it ends, or write elsewhere.")
DIAG(NO_WORKER, 1002, ERROR, 5, "プロセスを作れません: %s", "cannot start a process: %s",
     "--jobs を減らすか、ほかのプログラムを閉じてください。", "Use fewer --jobs, or close other programs.")
DIAG(WORKER_KILLED, 1003, ERROR, 6, "「%s」を作るプロセスが止まりました（シグナル %d）", "the process that made \"%s\" was stopped by signal %d",
     "--resume で作り直します。続くようなら、入力を添えて知らせてください。", "--resume makes it again; if it persists, please report it with the input.")
DIAG(WORKER_SILENT, 1004, ERROR, 6, "「%s」を作るプロセスが答えずに終わりました（終了コード %d）", "the process that made \"%s\" ended without an answer (status %d)",
     "メモリの空きを確かめ、--resume で作り直してください。", "Check that there is memory, and make it again by --resume.")
DIAG(FOREIGN_FILES, 1005, WARNING, 0, "このフォルダーの %d 個の PDF は、この抜き刷りのものではありません: %s", "%d PDFs in this folder are none of these excerpts: %s",
     "以前の実行が残したものなら、配る前に消すか移してください。hyogumi は消しません。", "If an earlier run left them, remove them before the folder is handed on; hyogumi does not.")
DIAG(OTHER_MODE, 1006, WARNING, 0, "このフォルダーの %d 個の PDF は --mode %s で作ったものではありません: %s", "%d PDFs in this folder were not made by --mode %s: %s",
     "--only を付けずに作り直すと、すべてがそろいます。", "Make all of them again, without --only.")
DIAG(RECORDS_GONE, 1007, WARNING, 0, "なくなった記録がだれのものだったか分からないので、その抜き刷りは作り直していません: %s",
     "it cannot be told whose these records were, which are gone, so their excerpts were not made again: %s",
     "その課の抜き刷りを --only で作り直すか、--changed-since を付けずにすべて作ります。訂正を --corrections で与えれば、だれのものかが分かります。",
     "Make their excerpts again by --only, or all of them without --changed-since. Given by --corrections, it can be told whose they are.")
DIAG(EDITION_LOST, 1008, WARNING, 0, "データが直接書き換えられていて発行時のデータに戻せないため、計算される値（計、率など）には変更線を付けていません",
     "the data were edited and cannot be had as they were then, so what is worked out (totals, rates) has no change bar",
     "データは発行したときのままにし、訂正を --corrections で与えれば、すべてに付きます。", "Leave the data as they were published and give the corrections by --corrections: then all of it has.")
DIAG(NO_PRINTING, 1011, ERROR, 5, "この hyogumi は印刷できません（libcups がありません）: %s", "this hyogumi cannot print: there is no libcups (%s)",
     "libcups2 を入れてください。libcups なしで作られているなら、libcups2-dev を入れて作り直してください。",
     "Install libcups2; where it was built without, libcups2-dev, and build it again.")
DIAG(NO_QUEUE, 1012, ERROR, 5, "印刷キュー「%s」がありません: %s", "there is no print queue \"%s\": %s",
     "lpstat -p でキューの名前を、lpstat -r で CUPS が動いているかを確かめてください。", "Check the name by lpstat -p, and that CUPS is running by lpstat -r.")
DIAG(QUEUE_STOPPED, 1013, ERROR, 6, "印刷キュー「%s」が止まっています: %s", "the print queue \"%s\" is stopped: %s",
     "プリンターを直し、cupsenable と cupsaccept で再開して、--resume で続けます。", "Mend the printer, start it by cupsenable and cupsaccept, and go on by --resume.")
DIAG(OPTION_REFUSED, 1014, ERROR, 6, "印刷キュー「%s」にできないことを求めています: %s", "the print queue \"%s\" cannot do %s",
     "レイアウトの <print> を改めるか、できるキューを選んでください。", "Change <print> in the layout, or choose a queue that can.")
DIAG(PRINT_FAILED, 1015, ERROR, 6, "印刷キュー「%s」に渡せません: %s", "cannot hand it to the print queue \"%s\": %s",
     "CUPS の記録を調べ、--resume で続けます。", "See the log of CUPS, and go on by --resume.")
DIAG(JOB_FAILED, 1016, ERROR, 6, "ジョブ %d（%s）は印刷されずに終わりました", "the job %d of %s ended without being printed",
     "プリンターを直し、--resume で印刷し直します。", "Mend the printer, and print it again by --resume.")
DIAG(JOB_FORGOTTEN, 1017, ERROR, 6, "ジョブ %d を印刷キュー「%s」が覚えていません。印刷されたかもしれないので、もう一度は渡しません",
     "job %d is no longer known to the print queue \"%s\"; it may have been printed, and is not handed over again",
     "紙を確かめ、なければ --only で作って印刷します。", "Look for the paper; if there is none, print it by --only.")

DIAG(RELEASE_FOREIGN, 801, ERROR, 0, "リリースファイルではありません", "this is not a release file",
     "render --release が書いたファイルを指します。", "Name a file that render --release wrote.")
DIAG(RELEASE_NEWER, 802, ERROR, 0, "版 %d のリリースファイルです（読めるのは %d まで）", "a release file of version %d; this program reads up to %d",
     "新しい hyogumi を使ってください。", "Use a newer hyogumi.")
DIAG(RELEASE_OLDER, 816, ERROR, 0, "版 %d のリリースファイルです（この hyogumi が読むのは %d）", "a release file of version %d; this program reads %d",
     "発行したときのデータとレイアウトで render --release を一度実行し、同じページになることを確かめて使います。",
     "Render the published data and layout once more with --release, and see that the pages are the same.")
DIAG(RECORD_RENAMED, 817, NOTE, 0, "記録「%s」の id が「%s」になりましたが、文字も場所も同じなので正誤表に載せません", "the record \"%s\" is called \"%s\" now; its words and its place are the same, so it is no correction",
     "意図しない変更なら、データの id を戻してください。", "If that was not meant, restore the id in the data.")
DIAG(RELEASE_DAMAGED, 803, ERROR, 0, "リリースファイルが壊れています: %s", "the release file is damaged: %s",
     "控えから戻してください。手で直したリリースは使えません。", "Restore it from a copy; a release edited by hand cannot be used.")
DIAG(RELEASE_OTHER, 804, ERROR, 0, "「%s」のリリースです（レイアウトは「%s」）", "a release of \"%s\"; the layout is \"%s\"",
     "そのレイアウトを発行したときのリリースを指します。", "Name the release that was written with this layout.")
DIAG(PDF_WITHOUT_RELEASE, 808, ERROR, 0, "この PDF にはリリースが添付されていません", "no release is attached to this PDF",
     "render --attach-release で作った PDF か、render --release が書いたファイルを指します。",
     "Name a PDF made with render --attach-release, or a file that render --release wrote.")
DIAG(PDF_DAMAGED, 809, ERROR, 0, "この PDF からリリースを取り出せません（%s）", "no release can be taken out of this PDF (%s)",
     "控えから戻すか、render --release が書いたファイルを指します。パスワードの付いた PDF からは取り出せません。",
     "Restore it from a copy, or name a file that render --release wrote. A PDF with a password cannot be opened.")
DIAG(LAYOUT_CHANGED, 805, NOTE, 0, "レイアウトが発行時と違います", "the layout is not the one that was published",
     "文字が同じで組み方だけが違うページは、正誤表に載りません。", "Pages that only look different are not in the errata.")
DIAG(FONT_CHANGED, 806, WARNING, 0, "フォント「%s」が発行時と違います", "the font \"%s\" is not the one that was published with",
     "同じフォントで組まないと、すべてのページが差し替えになります。", "With another font, every page has to be replaced.")
DIAG(RELEASE_KEPT, 840, ERROR, 0, "このリリースには別のページが書かれています（%s）。上書きすると、発行したものの記録がなくなります",
     "this release is of other pages (%s); overwritten, the record of what was published is lost",
     "別の名前を書くか、もう要らないものなら --replace を付けます。", "Give another name, or --replace if it is no longer needed.")
DIAG(NOT_IN_CP932, 807, ERROR, 0, "「%s」の U+%04X は CP932 にありません", "in \"%s\", U+%04X is not in CP932",
     "--encoding を付けなければ UTF-8 で書きます（Excel で開けます）。", "Without --encoding it is written in UTF-8, which Excel reads.")
DIAG(CORRECTION_RECORD, 810, ERROR, 0, "訂正する記録「%s」がデータにありません", "the data have no record \"%s\" to correct",
     "key にはデータの id を書きます。", "The key is the id of a record in the data.")
DIAG(CORRECTION_FIELD, 811, ERROR, 0, "<%s> に欄「%s」はありません", "<%s> has no field \"%s\"",
     "field には要素の名前、または 要素@属性 を書きます。", "The field is the name of an element, or element@attribute.")
DIAG(CORRECTION_MISMATCH, 812, ERROR, 0, "%s は「%s」ではなく「%s」です", "%s is not \"%s\" but \"%s\"",
     "<was> にはデータにあるとおりに書きます（改行は <br/>、そのほかの要素もそのまま）。",
     "Write in <was> what the data say, with the elements in it; a line end is <br/>.")
DIAG(CORRECTION_NEITHER, 812, ERROR, 0, "%s は「%s」（誤）でも「%s」（正）でもなく「%s」です", "%s is neither \"%s\" (was) nor \"%s\" (now) but \"%s\"",
     "<was> にはデータにあるとおりに書きます（改行は <br/>、そのほかの要素もそのまま）。データがもう <now> のとおりなら、訂正済みとして扱います。",
     "Write in <was> what the data say, with the elements in it; a line end is <br/>. Where they say <now> already, it counts as made.")
DIAG(CORRECTION_REPEAT, 813, ERROR, 0, "%s は再掲です。元の %s を訂正してください", "%s is a 再掲; correct its source, %s",
     "再掲は元の記載に連動して変わります。", "A 再掲 follows its source.")
DIAG(CORRECTION_SHARED, 813, ERROR, 0, "%s は、まとめて示した欄です。%s を訂正してください", "%s shows a field that several records share; correct %s",
     "joint や measure に一度だけ書かれた欄は、そこで訂正します。", "A field that stands once, in a joint or a measure, is corrected there.")
DIAG(CORRECTION_COMPUTED, 813, ERROR, 0, "%s は計算する欄（%s）です。もとの欄を訂正してください", "%s is worked out (%s); correct what it is worked out from",
     "計算する欄は、もとの欄に連動して変わります。", "It follows the fields it is worked out from.")
DIAG(FIELD_TWICE, 814, ERROR, 0, "key=\"%s\" に欄があるので、field は要りません", "key=\"%s\" names the field: leave field out",
     "key=\"k4-3#current\" か、key=\"k4-3\" field=\"current\" のどちらかで書きます。", "Write key=\"k4-3#current\", or key=\"k4-3\" field=\"current\".")
DIAG(NUMBER_FORGOTTEN, 815, ERROR, 0, "「%s」に訂正しましたが、計算に使う %s@number は %s のままです", "corrected to \"%s\", but the number added up, %s@number, is still %s",
     "number の訂正も書きます。そのままでよいときは、誤と正に同じ数を書きます。",
     "Correct the number, too; where it is right as it is, write it both in <was> and in <now>.")
DIAG(CORRECTION_EARLY, 816, WARNING, 0, "訂正の日付 %s が、発行（%s）より前です", "the correction is dated %s, before the booklet was published (%s)",
     "date を確かめてください。差し替えページの欄外と正誤表に印刷されます。", "Check the date: it is printed in the margin and on the errata.")
DIAG(REMOVED_IS_NAMED, 842, ERROR, 0, "「%s」を除くと、%s の参照先がなくなります", "\"%s\" is taken out, but %s refers to it",
     "参照している記録も除くか、その参照を訂正してください。", "Take out what refers to it, too, or correct that reference.")
DIAG(INSERTED_SHARED, 843, NOTE, 0, "「%s」は%s「%s」（%s）の中に入り、そこにまとめて示した値になります", "\"%s\" is put into the %s \"%s\" (%s), and has the values that are shared there",
     "その外に置くなら、after=\"…\" にその id を書きます。", "To put it outside, write after=\"…\" with that id.")
DIAG(WRONG_IS_LEFT, 844, NOTE, 0, "誤とした「%s」は、%s#%s（%sページ）にもあります", "what is corrected here, \"%s\", also stands at %s#%s (page %s)",
     "同じ誤りなら、そこも訂正します。", "If it is the same mistake, correct it there, too.")
DIAG(CORRECTION_UNSEEN, 841, WARNING, 0, "この訂正では、冊子に印刷したものは変わりません（%s）", "by this correction nothing printed in the booklet changes (%s)",
     "印刷されない欄か、見た目の同じ文字です。リリースには残り、正誤表と訂正履歴には載りません。",
     "The field is not printed, or what it says looks the same. The release keeps it; it is in no table.")
DIAG(BAD_DAY, 102, ERROR, 2, "--date の「%s」は日付ではありません", "--date \"%s\" is no date",
     "2020-10-15、2020-10、令和2年10月15日、R2.10.15 のように書きます。", "Write 2020-10-15, 2020-10, 令和2年10月15日 or R2.10.15.")
DIAG(NOT_YET_FILED, 818, ERROR, 0, "リリースより後の訂正があります（変わった文字 %d か所、差し替え %d か所）", "there are corrections since this release (%d texts, %d places to file)",
     "先に --since を付けずに revise を実行し、できた new.release を指します。", "Run revise without --since first, and name the new.release it wrote.")
DIAG(PUBLISHED_UNKNOWN, 819, ERROR, 0, "このリリースには、発行したときの冊子の記録がありません", "this release does not hold the booklet as first published",
     "発行したときのリリースを --release に指し、これまでの訂正をまとめて --corrections に書きます。",
     "Give --release the release of the publication, and --corrections all corrections so far.")
DIAG(CSV_ENCODING, 820, ERROR, 0, "UTF-8 でも CP932 でもない文字があります", "there are characters of neither UTF-8 nor CP932",
     "表計算ソフトで「CSV UTF-8」を選んで保存し直してください。", "Save it again from the spreadsheet as \"CSV UTF-8\".")
DIAG(CSV_OPEN, 821, ERROR, 0, "引用符が閉じていません", "this quote is never closed",
     "ファイルが途中で切れていないかを確かめてください。", "Check that the file is whole.")
DIAG(CSV_QUOTE, 821, ERROR, 0, "引用符の位置が正しくありません", "a quote stands where none can be",
     "セルの中の \" は \"\" と書き、セル全体を引用符で囲みます。表計算ソフトで保存し直すと直ります。",
     "In a cell, \" is written \"\", and the whole cell stands in quotes; saving it from a spreadsheet mends it.")
DIAG(TABLE_HEAD, 822, ERROR, 0, "この列の見出しは「%s」のはずですが、「%s」です", "the head of this column should be \"%s\", not \"%s\"",
     "hyogumi corrections が書いた見出しと列の順を変えずに、正と理由だけを書き込みます。",
     "Leave heads and order of the columns as hyogumi corrections wrote them; fill in 正 and 理由 alone.")
DIAG(TABLE_WIDTH, 822, ERROR, 0, "この行には %d 列あります（%d 列のはず）", "this row has %d cells; there should be %d",
     "行の途中にカンマや改行が入っていないかを確かめてください。", "Look for a comma or a line end that fell into the row.")
DIAG(TABLE_KEY, 823, ERROR, 0, "キー「%s」はこの表で訂正できるものではありません", "there is nothing with the key \"%s\" that this table can correct",
     "キーの列は書き換えません。記録の追加と削除は、訂正の XML に書きます。", "Leave the keys as they are; records are put in and taken out by an XML of corrections.")
DIAG(TABLE_STALE, 824, ERROR, 0, "今の記載「%s」が、いまの記載「%s」と違います", "今の記載 says \"%s\", but what is printed now is \"%s\"",
     "今の記載は書き換えません。訂正は正の列に書きます。表が古いときは、作り直した表に書き写します。",
     "Leave 今の記載 as it is and write what is right into 正. If the table is old, make a new one.")
DIAG(TABLE_TWICE, 825, ERROR, 0, "キー「%s」の行が二つあります（もう一つは %d 行目）", "the key \"%s\" stands twice (also in line %d)",
     "どちらか一つにします。", "Leave one of them.")
DIAG(TABLE_REASON, 826, ERROR, 0, "理由がありますが、正が空です", "there is a reason, but 正 is empty",
     "正を書くか、理由を消します。記載をなくすときは、正に（空欄）と書きます。", "Fill in 正, or remove the reason. To empty a field, write （空欄）.")
DIAG(TABLE_DAY, 827, ERROR, 0, "このセルは文字ではなく日付（%s）になっています", "this cell is no text but a day: %s",
     "表計算ソフトが書きかえました。セルの表示形式を「文字列」にして、打ち直してください。",
     "The spreadsheet made it one. Give the cell the format Text and type it again.")

DIAG(FIGURE_DIFFERS, 901, WARNING, 0, "number=\"%s\" ですが、文字では %s です", "number=\"%s\", but the text says %s",
     "計算に使う number と、印刷される文字のどちらかを直します。", "Correct the number that is added up, or the text that is printed.")
DIAG(NO_SEPARATOR, 902, WARNING, 0, "「%s」に桁区切りがありません", "\"%s\" has no thousands separator",
     "4,772 のように書くか、layout の house の thousands でそろえます。", "Write 4,772, or let thousands of the layout's house make all alike.")
DIAG(UNITS_DIFFER, 903, WARNING, 0, "数えるものが「%s」と「%s」で違います", "\"%s\" and \"%s\" are counted in one row",
     "一つの記録の数は同じ単位で書きます。", "Count all figures of a record in one unit.")
DIAG(CODE_NEEDS, 910, WARNING, 0, "「%s」には「%s」が要ります", "\"%s\" needs \"%s\"",
     "欄を埋めるか、符号を見直します（その用語の needs）。", "Fill the field, or look at the code again: needs of its term.")
DIAG(CODE_WITHOUT, 911, WARNING, 0, "「%s」なのに「%s」があります", "\"%s\" goes without \"%s\", which is there",
     "欄を空けるか、符号を見直します（その用語の without）。", "Empty the field, or look at the code again: without of its term.")
DIAG(COMPUTED_DIFFERS, 904, WARNING, 0, "「%s」は %s とありますが、計算では %s です（%s）", "\"%s\" says %s, but it comes to %s (%s)",
     "どの欄が違うのかを確かめます。端数のための差は computed の tolerance で認めます。", "Find out which field is wrong; what rounding may make is the tolerance of computed.")
DIAG(COUNT_DIFFERS, 921, WARNING, 0, "「%s」とありますが、下の行は %d 件です", "\"%s\", but %d rows stand under it",
     "見出しの数か、行の過不足を直します。", "Correct the number in the label, or the rows.")
DIAG(NUMBERING, 930, WARNING, 0, "%s の番号が %d です（%d のはず）", "the number of this %s is %d; %d would follow",
     "番号の抜けや重なりを直します。", "Mend the gap, or the number used twice.")
DIAG(SAME_NAME, 931, WARNING, 0, "「%s」は %s にもあります", "\"%s\" stands at %s, too",
     "二度入力していないかを確かめます。", "Check that it was not entered twice.")
DIAG(COLLECTION_MISSING, 932, WARNING, 0, "この記録の %s がありません", "this record has no %s",
     "取り込むファイルが抜けていないかを確かめます。", "Check that no file is missing from the set.")
DIAG(ECHO_DIFFERS, 935, NOTE, 0, "再掲に写した「%s」が、元の%s（%s）の「%s」と違います", "the 再掲 repeats \"%s\", but %s of its source %s is \"%s\"",
     "元に合わせて直すか、写さずに印だけをレイアウトで付けます。わざと違えるときは accept します。",
     "Make it as the source is, or do not repeat it. Where it differs on purpose, accept it.")
DIAG(ECHO_SHARED, 938, WARNING, 0, "再掲の「%s」は「%s」（%s「%s」）と示されますが、元の%sでは「%s」です",
     "\"%s\" of this 再掲 is shown as \"%s\" (%s \"%s\"), but its source %s says \"%s\"",
     "どちらかの値を直すか、再掲をその外に置きます。わざと違えるときは accept します。",
     "Correct either value, or put the 再掲 outside. Where they differ on purpose, accept it.")
DIAG(OWNER_IDLE, 933, NOTE, 0, "%s「%s」はどこにも使われていません", "no record names this %s: \"%s\"",
     "なくなったものなら消せます。", "It may be removed if it no longer exists.")
DIAG(ACCEPTED_OF_NONE, 937, WARNING, 0, "accept の記録「%s」がありません", "there is no record \"%s\" for this accept",
     "記録が除かれたのなら、accept も消します。名が変わったのなら、record を直します。", "Take the accept out with its record, or name the record as it is called now.")
DIAG(FIELD_UNPRINTED, 934, WARNING, 0, "%sの欄「%s」は、%d 件に値がありますが、どこにも印刷されません", "\"%s\" has the field \"%s\", with a value in %d, and it is printed nowhere",
     "レイアウトに欄を加えます。もうあるのなら、そこでの手元の記録を確かめます（each の中では、たどった記録です）。印刷しないものなら、schema.xml の欄に print=\"no\" と書きます。",
     "Print it in the layout. Where it stands there, see which record is in hand (within an each, the one it has come to). Where it is not meant to be printed, say so by print=\"no\" in schema.xml.")
DIAG(PROSE_UNPRINTED, 939, WARNING, 0, "「%s」の <%s>（%d 件）は、ほかの部分と違って、どこにも印刷されません",
     "\"%s\" is printed, but no page shows a <%s> in it (%d of them)",
     "レイアウトで、欄の中の段落（p）だけをたどっていないか確かめます。* をたどれば、小見出しも箇条も出ます（docs/layout.md の「文章」）。",
     "See whether the layout walks over the paragraphs (p) of the field alone: * has headings and lists, too (docs/layout.md, prose).")
DIAG(INNER_PRINTED, 936, WARNING, 0, "%sの欄「%s」は印刷しないもの（print=\"no\"）ですが、印刷されます", "\"%s\" has the field \"%s\", which is not for print (print=\"no\"), and it is printed",
     "レイアウトから欄を外すか、schema.xml の print を消します。", "Take it out of the layout, or print=\"no\" out of schema.xml.")
DIAG(RULE_BROKEN, 960, ERROR, 0, "%s（%s）", "%s (%s)",
     "データを直すか、schema.xml の rule を見直します。", "Mend the data, or look at the rule of schema.xml again.")
DIAG(RULE, 961, WARNING, 0, "%s（%s）", "%s (%s)",
     "データを直すか、理由を付けて accept します（docs/schema.md の 8 章）。", "Mend the data, or accept it with a reason (docs/schema.md, chapter 8).")
DIAG(RULE_NOTE, 962, NOTE, 0, "%s（%s）", "%s (%s)",
     "データを直すか、理由を付けて accept します（docs/schema.md の 8 章）。", "Mend the data, or accept it with a reason (docs/schema.md, chapter 8).")
/* Of every text of the data: 「where it stands」, what stands there, and what is probably meant. */
DIAG(WIDTH_MIXED, 940, WARNING, 0, "「%s」の「%s」に全角と半角が混ざっています。「%s」でしょうか", "in \"%s\", \"%s\" is of two widths: \"%s\"?",
     "どちらかの幅にそろえます。", "Write it in one width.")
DIAG(WIDTH_UNUSUAL, 940, WARNING, 0, "「%s」の「%s」は、ほかでは「%s」の幅で書かれています", "in \"%s\", \"%s\" has the width that is not used elsewhere: \"%s\"",
     "全角と半角を、ほかの文字とそろえます。", "Write it in full or half width, as elsewhere.")
DIAG(HALF_KANA, 941, WARNING, 0, "「%s」に半角カナ「%s」があります。「%s」と書きます", "in \"%s\", the kana \"%s\" are of half width; write \"%s\"",
     "全角のカタカナで書きます。", "Write kana in full width.")
DIAG(SPACE_AT_END, 942, WARNING, 0, "「%s」の行の端に空白（%s）があります", "in \"%s\", a line begins or ends with white space (%s)",
     "端の空白を消します。字下げや位置はレイアウトで決めます。", "Remove it; indents are the layout's.")
DIAG(SPACES_FOR_LOOKS, 942, WARNING, 0, "「%s」の空白（%s）は体裁のためのものではありませんか", "in \"%s\", white space (%s) seems to be there for its looks",
     "空白を消します。字間や均等割付はレイアウト（tracking、align=\"spread\"）で決めます。",
     "Remove it; what is spread or lined up is the layout's (tracking, align=\"spread\").")
DIAG(BRACKET_OPEN, 943, WARNING, 0, "「%s」の「%s」を閉じる「%s」がありません", "in \"%s\", nothing closes \"%s\": \"%s\" is missing",
     "閉じ括弧を補うか、余分な括弧を消します。", "Close it, or remove it.")
DIAG(BRACKET_STRAY, 943, WARNING, 0, "「%s」の「%s」に対する「%s」がありません", "in \"%s\", \"%s\" closes nothing: \"%s\" is missing",
     "始め括弧を補うか、余分な括弧を消します。", "Open it, or remove it.")
DIAG(BRACKET_PAIR, 944, WARNING, 0, "「%s」の「%s」が「%s」で閉じられています", "in \"%s\", \"%s\" is closed by \"%s\"",
     "括弧の種類と全角・半角をそろえます。", "Open and close with one kind of bracket, of one width.")
DIAG(PUNCTUATION_TWICE, 945, WARNING, 0, "「%s」で「%s」と句読点が続いています。「%s」でしょうか", "in \"%s\", punctuation is repeated, \"%s\": \"%s\"?",
     "一つにします。", "Leave one.")
DIAG(SEPARATOR_WRONG, 946, WARNING, 0, "「%s」の「%s」は桁区切りが違います。「%s」でしょうか", "in \"%s\", the digits of \"%s\" are not grouped by threes: \"%s\"?",
     "桁区切りは半角のコンマで三桁ごとに入れます。", "Thousands are separated by commas of half width.")
DIAG(POINT_TWICE, 947, WARNING, 0, "「%s」の「%s」は小数点か桁区切りが重なっています", "in \"%s\", \"%s\" has a point or a comma too many",
     "数値を確かめて直します。", "Look the figure up and correct it.")
DIAG(DATE_IMPOSSIBLE, 948, WARNING, 0, "「%s」の「%s」という日付はありません", "in \"%s\", \"%s\" is no date of the calendar",
     "月日を確かめて直します。", "Look the date up and correct it.")
DIAG(DATE_TO_COME, 949, WARNING, 0, "「%s」の「%s」は発行（%s）より後の日付です", "in \"%s\", \"%s\" is later than the publication (%s)",
     "済んだことの日付か、booklet の published を確かめます。", "Look up when it was, or published of the booklet.")
DIAG(ERA_OVER, 950, WARNING, 0, "「%s」の「%s」という年はありません。「%s」でしょうか", "in \"%s\", there is no year \"%s\": \"%s\"?",
     "改元後の元号で書きます。", "Write it in the era that had begun.")
DIAG(ERA_WESTERN, 951, WARNING, 0, "「%s」の「%s」は「%s」と合いません", "in \"%s\", \"%s\" is not \"%s\"",
     "元号の年と西暦の年のどちらかを直します。", "Correct the year of the era or the western one.")
DIAG(ERA_TWO_WAYS, 952, NOTE, 0, "「%s」の「%s」は、ほかでは「%s」と書かれています", "in \"%s\", \"%s\" is written \"%s\" elsewhere",
     "同じ年は同じ書き方にそろえます。", "Write one year in one way.")
DIAG(WORD_TWICE, 953, WARNING, 0, "「%s」で「%s」と重なっています。「%s」でしょうか", "in \"%s\", \"%s\" says it twice: \"%s\"?",
     "入力の重なりなら一つ消します。", "Remove one, if it was entered twice.")
DIAG(LOOK_ALIKE, 954, WARNING, 0, "「%s」の「%s」は「%s」ではありませんか", "in \"%s\", \"%s\" looks like \"%s\", which is probably meant",
     "よく似た別の文字です。正しい文字に打ち直します。", "It is another character that looks the same. Type the right one.")
DIAG(OTHER_FORM, 955, WARNING, 0, "「%s」の「%s」は検索できない字形です。「%s」と書きます", "in \"%s\", \"%s\" is a form that nobody can search for; write \"%s\"",
     "部首や互換の文字です。ふつうの文字に打ち直します。", "It is a radical or a compatibility character. Type the ordinary one.")
DIAG(FORM_UNKNOWN, 955, WARNING, 0, "「%s」の「%s」は検索できない字形です", "in \"%s\", \"%s\" is a form that nobody can search for",
     "部首や互換の文字です。ふつうの文字に打ち直します。", "It is a radical or a compatibility character. Type the ordinary one.")
DIAG(MARK_APART, 956, WARNING, 0, "「%s」の「%s」は文字と記号に分かれています。「%s」と書きます", "in \"%s\", \"%s\" is a letter and a mark; write \"%s\"",
     "濁点などのついた一つの文字で書きます（Unicode の NFC）。", "Write the one character that has the mark (NFC of Unicode).")
DIAG(LATIN_MARK, 956, WARNING, 0, "「%s」の「%s」は文字と記号（%s）に分かれています", "in \"%s\", \"%s\" is a letter and a mark (%s)",
     "記号のついた一つの文字で書きます（Unicode の NFC）。", "Write the one character that has the mark (NFC of Unicode).")
DIAG(INVISIBLE_CHARACTER, 957, WARNING, 0, "「%s」に見えない文字 %s があります", "in \"%s\", there is an invisible character, %s",
     "消すか、ふつうの空白にします。折り返せる位置は <wbr/> で示します。", "Remove it, or write an ordinary space; where a line may end, <wbr/>.")
DIAG(MACHINE_DEPENDENT, 958, NOTE, 0, "「%s」の「%s」は機種依存文字です", "in \"%s\", \"%s\" depends on the machine",
     "印刷はできます。ほかのシステムへ渡すデータでは、ふつうの文字に置き換えます。", "It can be printed. In data for other systems, write ordinary characters.")
DIAG(WORKBOOK_OLD, 1101, ERROR, 0, "古い形式の Excel ブック（.xls）か、パスワードで守られたブックです", "this is an old Excel workbook (.xls), or one with a password",
     "Excel でパスワードを外し、「Excel ブック (*.xlsx)」として保存し直してください。", "In Excel, take the password away and save it as .xlsx.")
DIAG(WORKBOOK_FOREIGN, 1102, ERROR, 0, "Excel ブック（.xlsx）ではなく %s です", "this is no Excel workbook (.xlsx) but %s",
     "表計算ソフトで「Excel ブック (*.xlsx)」か「CSV UTF-8」として保存し直してください。", "Save it from the spreadsheet as .xlsx or as CSV in UTF-8.")
DIAG(WORKBOOK_BROKEN, 1103, ERROR, 0, "ブックが壊れています（%s を読めません）", "the workbook is damaged: %s cannot be read",
     "Excel で開いて保存し直すか、もう一度写してください。", "Open it in Excel and save it again, or copy it again.")
DIAG(WORKBOOK_LARGE, 1104, ERROR, 0, "%s は、ブックとしては大きすぎます", "%s is larger than a workbook may be",
     "展開して 512 MB、1 シート 500 万セルまで読みます。要らないシートを別のブックにしてください。",
     "At most 512 MB unpacked and five million cells a sheet are read. Move what is not needed to another workbook.")
DIAG(CELL_FAULT, 1105, ERROR, 0, "セルの値が誤り（%s）です", "the value of this cell is a fault: %s",
     "数式を直すか、値を入力してください。", "Mend the formula, or type the value.")
DIAG(CELL_OPEN, 1106, ERROR, 0, "数式の計算結果がブックに保存されていません", "this formula has no result in the workbook",
     "Excel で開いて保存し直すと、計算結果も保存されます。", "Opened in Excel and saved again, the workbook has its results.")
DIAG(MAP_SHEET, 1110, ERROR, 0, "シート「%s」はありません（あるのは %s）", "there is no sheet \"%s\" (there are %s)",
     "sheet の name をシートの名前に合わせてください。", "Give the sheet the name it has in the workbook.")
DIAG(MAP_COLUMN, 1111, ERROR, 0, "見出しが「%s」の列がありません%s", "no column is headed \"%s\"%s",
     "見出しの行（head、tiers）と、列の見出しを確かめてください。二段の見出しは「実績/2022」、列の記号（F）でも書けます。",
     "Look at the rows of heads (head, tiers) and at the heads. Of two tiers it is written 実績/2022; the letter of the column (F) does, too.")
DIAG(MAP_COLUMNS, 1112, ERROR, 0, "見出しが「%s」の列が二つ以上あります%s", "more than one column is headed \"%s\"%s",
     "上の段の見出しから「実績/2022」のように書くか、列の記号（F）を書いてください。", "Write it with the tier above, 実績/2022, or as the letter of the column (F).")
DIAG(MAP_TWO_FIELDS, 1112, ERROR, 0, "見出し「%s」の列は、ほかの欄のものですが、「%s」にも当てはまります", "the column headed \"%s\" is that of another field, and goes for %s, too",
     "どちらの欄か、field の column で書いてください。もう一方にも、その列を書きます。", "Say which of them it is by the column of a field, and write the column of the other one, too.")
DIAG(MAP_RECORD, 1113, ERROR, 0, "語彙に「%s」という記録はありません%s", "the schema has no record \"%s\"%s",
     "of には schema.xml の record の name を書きます。", "It is the name of a record in schema.xml.")
DIAG(MAP_FIELD, 1113, ERROR, 0, "記録「%s」に「%s」という欄はありません", "the record \"%s\" has no field \"%s\"",
     "name には schema.xml の field か attribute の name を書きます。", "It is the name of a field or an attribute in schema.xml.")
DIAG(MAP_AXIS, 1113, ERROR, 0, "欄「%s」には、%s のどの値か（at）が要ります", "the field \"%s\" is by %s: for which value (at)?",
     "at=\"2022\" のように書くか、見出しを「欄/2022」の二段にします。", "Write at=\"2022\", or head the columns 欄/2022 in two tiers.")
DIAG(MAP_ID, 1114, ERROR, 0, "記録「%s」の識別子（%s）の列が分かりません", "of the record \"%s\", which column has its %s?",
     "records の id に列の見出しを書くか、make=\"k\" で k1、k2 と振ります。", "Name its head by id, or have them made: make=\"k\" gives k1, k2 …")
DIAG(MAP_UNUSED, 1115, WARNING, 0, "列「%s」は、データのどの欄にもなりません", "nothing is made of the column \"%s\"",
     "map の field で欄に結びつけるか、<leave column=\"…\"/> と書いて除いてください。", "Tie it to a field in the map, or say <leave column=\"…\"/>.")
DIAG(ROW_HIDDEN, 1116, ERROR, 0, "隠れた行に値があります", "a hidden row holds something",
     "sheet に hidden=\"yes\"（読む）か hidden=\"no\"（読まない）を書いてください。", "Say hidden=\"yes\" (to read them) or hidden=\"no\" on the sheet.")
DIAG(ROW_UNUSED, 1117, ERROR, 0, "この行は、どの記録にもなりません", "no record is made of this row",
     "map の records に合うようにするか、<leave column=\"…\" is=\"計\"/> と書いて除いてください。", "Let the records of the map have it, or say <leave column=\"…\" is=\"計\"/>.")
DIAG(ROW_WITHOUT_HEAD, 1117, ERROR, 0, "この行より上に「%s」がありません", "there is no \"%s\" above this row",
     "側見出しの列を埋めるか、見出しの行（head、tiers、first）を確かめてください。", "Fill in the side head, or look at the rows of heads (head, tiers, first).")
DIAG(ROW_WITHOUT_ID, 1118, ERROR, 0, "識別子の列「%s」が空です", "the column of ids, \"%s\", is empty here",
     "識別子を書いてください。行を足しても変わらないものにします。", "Give it an id, one that stays when rows are added.")
DIAG(CELL_MERGED, 1119, ERROR, 0, "結合したセルが、二つ以上の記録にかかっています（%s）", "a merged cell reaches over several records: %s",
     "それぞれの値なら field に repeat=\"yes\" と書きます。一つの値なら、結合を解いて一つの記録に書いてください。",
     "If each has the value, say repeat=\"yes\" of the field; if it is one value, unmerge it and give it to one record.")
DIAG(CELL_DIFFERS, 1120, ERROR, 0, "上の行から続く記録の「%s」が、上の行と違います", "\"%s\" differs from what the rows above say of the same record",
     "同じ値にするか、空にしてください。", "Make it the same, or leave it empty.")
DIAG(CSV_GUESSED, 1121, NOTE, 0, "文字コードを %s と見て読みました", "read as %s, which its bytes look like",
     "source に encoding を書くと、この知らせは出ません。", "Say the encoding on the source, and this is not said.")
DIAG(SOURCE_NEEDS_SCHEMA, 1122, ERROR, 0, "表計算のファイルを読むには、語彙（schema.xml）が要ります", "to read a spreadsheet, the data need a schema",
     "データの根に schema=\"schema.xml\" と書いてください。", "Say schema=\"schema.xml\" on the root of the data.")
DIAG(ROW_ID_OPEN, 1159, ERROR, 0, "識別子の列「%s」が空です", "the column of ids, \"%s\", is empty here",
     "hyogumi ids で、空いた識別子を振って書き込めます。", "hyogumi ids makes the ids that are missing and writes them into it.")
DIAG(FILL_FORMULA, 1160, ERROR, 0, "数式のあるセルなので、書き込めません", "this cell holds a formula, and is not written into",
     "数式を消すか、値を書いてください。", "Take the formula out, or type the value.")
DIAG(FILL_MERGED, 1161, ERROR, 0, "結合したセルの途中なので、書き込めません", "this lies within a merged cell, and is not written into",
     "この列の結合を解いてください。", "Unmerge the cells of this column.")
DIAG(FILL_SHARED, 1181, ERROR, 0, "いくつもの記録にかかる結合したセルなので、書き込めません", "this merged cell is said of several records, and is not written into",
     "結合を解くか、このファイルを手で直してください。", "Unmerge it, or mend the file by hand.")
DIAG(FILL_ENCODING, 1182, ERROR, 0, "このファイルの文字コードにない文字があるので、書き込めません", "the encoding of this file has not all these characters",
     "UTF-8 で保存し直してください。", "Save the file as UTF-8.")
DIAG(FILL_STALE, 1183, WARNING, 0, "書き換えるブックに数式があります。結果は、書き換える前の値のままです", "a workbook that is written into has formulas, whose results stay as they were",
     "書き出したブックを Excel で開き、上書き保存してから使ってください。", "Open what is written in Excel and save it, before it is used.")
DIAG(FILL_SIGNED, 1162, ERROR, 0, "電子署名のあるブックなので、書き込めません", "the workbook is signed, and is not written into",
     "署名のない元のブックに書き込んでから、署名し直してください。", "Fill in the workbook before it is signed.")
DIAG(FILL_PLACE, 1163, ERROR, 0, "このセルに書き込めません", "this cell cannot be filled in",
     "CSV なら、その行の列の数を見出しに合わせてください。ブックなら、Excel で保存し直してください。",
     "In a CSV, give the row as many columns as the heads; save a workbook again in Excel.")
DIAG(JSON_BROKEN, 1164, ERROR, 0, "JSON として読めません%s", "this is no JSON%s",
     "JSON（RFC 8259）として正しいか、ほかの道具で確かめてください。", "See with another tool whether it is JSON (RFC 8259).")
DIAG(JSON_SHAPE, 1165, ERROR, 0, "JSON の表は、オブジェクトの配列です%s", "a table in JSON is an array of objects%s",
     "[ { \"名前\": \"値\" }, … ] の形にしてください。", "Give it the form [ { \"name\": \"value\" }, … ].")
DIAG(JSON_DEEP, 1166, ERROR, 0, "値の中に、配列やオブジェクトがあります%s", "there is an array or an object within a value%s",
     "一つの名前には一つの値（文字列、数、true、false、null）を書きます。", "A name has one value: a string, a number, true, false, null.")
DIAG(JSON_TWICE, 1167, ERROR, 0, "名前「%s」が一つのオブジェクトに二つあります", "an object has the name \"%s\" twice",
     "どちらかを取ってください。", "Take one of them out.")
DIAG(WORKBOOK_UNWRITTEN, 1140, ERROR, 5, "「%s」のブックを作れません（%s）", "the workbook of \"%s\" cannot be written: %s",
     "一時ファイルを置くフォルダー（TMPDIR）に書けるか、空きがあるかを確かめてください。", "See whether the folder of temporary files (TMPDIR) can be written to, and has room.")
DIAG(LIBRARY_MISSING, 1190, ERROR, 5, "ライブラリー %s を開けません: %s", "the library %s cannot be opened: %s",
     "そのライブラリーのパッケージを入れてください。版が違うなら、hyogumi を作り直します。", "Install its package; where it is another version, build the program again.")
DIAG(SHEET_LONG, 1141, WARNING, 0, "「%s」は長すぎて、照会シートのセルに入りません（%d 字まで）。直せないセルにしました", "\"%s\" is too long for a cell, which holds %d letters; it is shut",
     "この記載は、データを直すか訂正の XML で直します。", "Mend it in the data, or by a correction in XML.")
DIAG(SHEET_THERE, 1142, ERROR, 0, "同じ名前の、内容の違うファイルがあります", "there is a file of this name that says something else",
     "返ってきた回答か、書きかけのファイルかもしれません。別のフォルダーに作るか、上書きしてよければ --replace を付けてください。",
     "It may be an answer, or somebody's work. Write into another folder, or say --replace.")
DIAG(FOLDER_WITHOUT_TABLES, 1130, ERROR, 0, "フォルダーに CSV も JSON もないか、%d より多くあります", "the folder has no CSV or JSON in it, or more than %d",
     "source の href に、表（.csv か .json）の入ったフォルダーを書いてください。", "Let href of the source name the folder the tables (.csv, .json) are in.")
DIAG(MAP_FIELD_TWICE, 1131, ERROR, 0, "欄「%s」に列が二つあります%s", "the field \"%s\" has two columns%s",
     "一つの値には一つの列です。識別子を並べる欄（references）だけは、いくつでも書けます。",
     "One value has one column; only a field of several ids (references) may have several.")
DIAG(MAP_INNER_PLACE, 1132, ERROR, 0, "「%s」は別の records の中にあるので、in と order は書けません%s",
     "\"%s\" stands in other records of the map: it cannot say in or order%s",
     "in と order は sheet のすぐ下の records に書きます。", "They are for records right in a sheet.")
DIAG(CELL_MARKUP, 1133, ERROR, 0, "<%s> という一つの要素が要ります", "this should be one element, <%s>",
     "データの XML にあるとおりに、欄の要素を一つ書きます。", "Write the element of the field as a data file has it, and nothing beside it.")
DIAG(CELL_ORDER, 1134, ERROR, 0, "順の列「%s」が数ではありません", "the order, \"%s\", is no number here",
     "並べる順を数で書いてください。", "Give a number by which it is put in order.")
DIAG(OPEN_NEEDS_SCHEMA, 1137, ERROR, 0, "オープンデータにするには、語彙（schema.xml）が要ります", "to be open data, the data need a schema",
     "データの根に schema=\"schema.xml\" と書いてください。", "Say schema=\"schema.xml\" on the root of the data.")
DIAG(OPEN_INNER, 1138, NOTE, 0, "印刷しない欄（print=\"no\"）を %d 個除いたので、表からデータに戻すファイルは書きません",
     "%d fields that are not for print are left out: the tables are not the whole data, and no way back is written",
     "すべてを書くには --all と指定します。公開の前に、何が入っているか確かめてください。",
     "--all writes them, too; look at what is in them before they are published.")
DIAG(OPEN_LEFT, 1180, NOTE, 0, "印刷しない欄（print=\"no\"）を %d 個除きました", "%d fields that are not for print are left out",
     "すべてを書くには --all と指定します。公開の前に、何が入っているか確かめてください。",
     "--all writes them, too; look at what is in them before they are published.")
DIAG(PLACED_NOWHERE, 1135, ERROR, 0, "この記録の入る「%s」がありません", "there is no \"%s\" for this record to lie in",
     "どの表かにある識別子を書いてください。", "Give the id of a record in one of the tables.")
DIAG(PLACED_IN_ITSELF, 1136, ERROR, 0, "この記録の入る「%s」は、この記録の中にあります", "this record is to lie in \"%s\", which lies in it",
     "どちらかの親を直してください。", "Correct the parent of one of them.")
DIAG(CELL_MENDED, 1139, NOTE, 0, "直しました（%s）：「%s」→「%s」", "mended (%s): \"%s\" → \"%s\"",
     "元のファイルは変わりません。どれを直すかは map の mend で選べます。", "The file stays as it is; mend in the map says what is mended.")
DIAG(CELLS_MERGED, 1170, NOTE, 0, "データのセルが結合されています（%s）", "cells of the data are merged (%s)",
     "結合を解き、どの行にも値を書くと、機械が読めます。", "Unmerge them, and give each row its value.")
DIAG(CELL_UNIT, 1171, NOTE, 0, "数値の列に、単位などの付いた値があります（%s）", "in a column of figures: %s",
     "数値だけにし、単位は見出しか別の列に書きます。", "Leave the figure alone, and put the unit into the head or a column of its own.")
DIAG(CELL_SEVERAL, 1172, NOTE, 0, "一つのセルに値がいくつもあります（%s）", "several values in one cell: %s",
     "一つのセルには一つの値を書きます。", "Give each a cell of its own.")
DIAG(CELL_FIGURE_TEXT, 1173, NOTE, 0, "数値が文字列として入っています（%s）", "a figure that is a text: %s",
     "セルの書式を数値にして、入れ直します。", "Make the cell a number, and type it again.")
DIAG(CELL_DAY_TEXT, 1174, NOTE, 0, "日付が文字列として入っています（%s）", "a day that is a text: %s",
     "セルの書式を日付にして、入れ直します（CSV なら 2020-09-30）。", "Make the cell a date, and type it again; in CSV 2020-09-30.")
DIAG(CELL_SPREAD, 1175, NOTE, 0, "ことばの中に、見た目のための空白があります（%s）", "a word spread by spaces: %s",
     "空白を取り、割付けはセルの書式でします。", "Take the spaces out; alignment is a matter of format.")
DIAG(ROW_BLANK, 1176, NOTE, 0, "この行の上に、空の行があります%s", "there is an empty row above this one%s",
     "空の行を詰めます。表が二つなら、シートを分けます。", "Close the gap; if these are two tables, give each a sheet.")
DIAG(COLUMN_BLANK, 1177, NOTE, 0, "表の中に、空の列があります%s", "there is an empty column in the table%s",
     "空の列を取ります。表が二つなら、シートを分けます。", "Take it out; if these are two tables, give each a sheet.")
DIAG(TABLE_AGAIN, 1178, NOTE, 0, "見出しがもう一度あります。一つのシートに表がいくつもあるようです%s",
     "the heads stand here again: several tables on one sheet?%s", "一つのシートには一つの表を置きます。", "Give each table a sheet.")
DIAG(HIDDEN, 1179, NOTE, 0, "隠れた行または列です%s", "a hidden row or column%s", "表示するか、取り除きます。", "Show it, or take it out.")
DIAG(ANSWER_FOREIGN, 1143, ERROR, 0, "照会シートではありません", "this is no return sheet",
     "hyogumi sheets が作ったブックを、形式を変えずに返してもらってください。", "Ask for the workbook that hyogumi sheets has made, saved as .xlsx.")
DIAG(ANSWER_DAMAGED, 1144, ERROR, 0, "照会シートの控え（隠れたシート）が書き換えられています", "what the sheet keeps of what went out (a hidden sheet) was changed",
     "出した照会シートに、回答を写してください。", "Copy the answer into the sheet that went out.")
DIAG(ANSWER_NAMES, 1145, ERROR, 0, "このシートには、欄の名前を書いた隠れた行がありません", "this sheet has lost its hidden row of names",
     "出した照会シートに、回答を写してください。", "Copy the answer into the sheet that went out.")
DIAG(ANSWER_TWICE, 1146, ERROR, 0, "記録「%s」の行が二つあります（%s にも）", "there are two rows of the record \"%s\" (the other is %s)",
     "要らないほうの行を消してください。", "Delete the one that is not meant.")
DIAG(ANSWER_MERGED, 1147, ERROR, 0, "結合したセルの中です。どの記録の値か分かりません", "this lies in a merged cell: whose value it is cannot be told",
     "結合を解いて、それぞれの行に書いてください。", "Unmerge it, and give each row its value.")
DIAG(ANSWER_OTHER, 1148, ERROR, 0, "別の照会のシートです（%s。ここでは %s）", "this is a sheet of another inquiry: %s, where %s is asked for",
     "この冊子の、同じ分け方の照会シートだけを渡してください。", "Give only sheets of this booklet, divided alike.")
DIAG(ANSWER_NEW_ROW, 1149, WARNING, 0, "「%s」のある行は、出した照会シートにない行です%s。取り込みません", "the row with \"%s\" was not in the sheet that went out%s; it is not taken",
     "新しい記録は、データに加えてください。", "A new record is to be put into the data.")
DIAG(ANSWER_UNASKED, 1150, WARNING, 0, "「%s」は、記入を頼んでいないセルにあります。取り込みません", "\"%s\" stands in a cell that was not to be filled in; it is not taken",
     "要るなら、データを直してください。", "If it is needed, mend the data.")
DIAG(ANSWER_SHEET, 1151, WARNING, 0, "シート「%s」は照会のシートではありません。読みません", "the sheet \"%s\" was not sent out; it is not read",
     "書いてあることは、人が読んでください。", "What is on it is for people to read.")
DIAG(MERGE_OPEN, 1152, ERROR, 3, "競合が %d 件残っています。何も書き出しません", "%d still in conflict; nothing is written",
     "採るほうのファイルを --take で指すか、後から変わったデータを残すなら --take data を付けてください。", "Name the file whose side is right by --take, or say --take data to keep what has moved on since.")
DIAG(MERGE_TAKE, 1153, ERROR, 2, "--take の「%s」は、読んだ回答のどれでもありません", "\"%s\" of --take is none of the answers",
     "all、data、または読んだファイルの名前を書いてください。", "It is all, data, or the name of a file that was read.")
DIAG(REWRITE_ENCODING, 1154, ERROR, 0, "UTF-8 でないので、書き直せません", "this is not in UTF-8, so it is not written anew",
     "UTF-8 で保存し直すか、-o 訂正.csv で訂正の表にしてください。", "Save it as UTF-8, or write a table of corrections: -o FILE.csv.")
DIAG(REWRITE_SHEET, 1155, ERROR, 0, "この記録を読んだ表（%s）に、「%s」を書くセルがありません", "the table this record is read from, %s, has no cell for \"%s\"",
     "そのファイルを直すか、-o 訂正.csv で訂正の表にしてください。", "Mend that file, or write a table of corrections: -o FILE.csv.")
DIAG(REWRITE_ELSE, 1184, ERROR, 0, "ここを書き換えると、ほかの値（%s）も変わります", "with this cell %s would be another, too",
     "そのファイルを手で直すか、-o 訂正.csv で訂正の表にしてください。", "Mend the file by hand, or write a table of corrections: -o FILE.csv.")
DIAG(MERGE_PUBLISHED, 1156, ERROR, 2, "発行した冊子のデータは書き直しません", "data that were published are not written anew",
     "-o 訂正.csv で訂正の表にし、revise の --corrections に渡してください。", "Write a table of corrections, -o FILE.csv, for revise --corrections.")
DIAG(MERGE_FORM, 1157, ERROR, 0, "この回答には箇条などがあるので、表に書けません", "this answer has a list or the like in it, which a table cannot say here",
     "-o 訂正.xml で、訂正の XML にしてください。", "Write the corrections as XML: -o FILE.xml.")
DIAG(MERGE_OUTSIDE, 1158, ERROR, 0, "データのフォルダー（%s）の外にあるので、写せません", "this lies outside the folder of the data, %s, and is not copied",
     "-o 訂正.csv で訂正の表にしてください。", "Write a table of corrections: -o FILE.csv.")
DIAG(TABLE_LONG, 1185, WARNING, 0, "「%s」は長すぎて、表のセルに入りません（%d 字まで）。表に載せません", "\"%s\" is too long for a cell, which holds %d letters, and stands not in the table",
     "CSV（-o FILE.csv）にするか、訂正の XML で直します。", "Make the table as CSV, -o FILE.csv, or correct it in XML.")
/* clang-format on */
