package part

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vanban/templates/viet"
)

// What it costs to begin a line at a place.
const (
	insideWord           = 8 * whole      // "thương | binh"
	afterPlace           = 4 * whole      // "tỉnh | Lào Cai"
	insidePhrase         = whole          // "ủy ban | nhân dân"
	afterOpener          = 2 * whole      // "và | xã hội", "Giám đốc Sở | Nội vụ"
	elsewhere            = whole / 2      // between two words that nothing is known of
	beforePlaceInText    = whole * 2 / 5  // "cơ quan nhà nước | tỉnh Lào Cai", in small letters
	afterPost            = whole * 2 / 5  // "GIÁM ĐỐC | KHO BẠC"
	beforeOpenerInPhrase = whole * 3 / 10 // "văn hóa | và thông tin"
	beforeOrgan          = whole / 5      // "GIÁM ĐỐC | TRUNG TÂM"
	beforeOpener         = whole / 10     // "| và xã hội"
	beforePlace          = whole / 50     // "ỦY BAN NHÂN DÂN | TỈNH LÀO CAI"
	beforeAgencyOfPost   = whole / 50     // "BỘ TRƯỞNG | BỘ GIÁO DỤC VÀ ĐÀO TẠO"
	beforeOwner          = int64(0)       // "| của Bộ Nội vụ", "| giai đoạn 2026 - 2030"
)

// compoundsFile lists Vietnamese words and names of several syllables, and phrases made of them: one to a line, the
// syllables of a word joined by "_", a comment behind "#".
//
//go:embed compounds.txt
var compoundsFile string

// lexicon is what is known of words and phrases: by their syllables with blanks between.
type lexicon struct {
	words, phrases map[string]bool
	longest        int // phrase, in syllables
}

// known is the lexicon of compounds.txt.
var known = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: map[string]bool{}, phrases: map[string]bool{}}
	for line := range strings.Lines(compoundsFile) {
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		for _, w := range words {
			if strings.Contains(w, "_") {
				l.words[syllables(strings.Trim(w, marks))] = true
			}
		}
		if len(words) > 0 {
			phrase := syllables(strings.Join(words, " "))
			l.phrases[phrase] = true
			l.longest = max(l.longest, strings.Count(phrase, " ")+1)
		}
	}
	return l
})

// syllables are those of a word of the file, spelt in one way.
func syllables(w string) string { return spelling.Replace(strings.ReplaceAll(w, "_", " ")) }

// spelling puts the mark of the tone on one of the vowels that it may stand on: "uỷ", "ủy".
var spelling = strings.NewReplacer(
	"oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa",
	"oè", "òe", "oé", "óe", "oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe",
	"uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy",
)

// syllable is a syllable of a text that is being divided.
type syllable struct {
	text     string // as it is printed, but in small letters and spelt in one way
	bare     string // without the marks around it
	word     int    // of the text, which ends at common blanks only
	capitals bool   // the whole text is in capitals
	name     bool   // it alone begins with a capital, here or as it was typed
	common   bool   // it begins a word of which the rest has no capital, "Đại học": it is no part of a name
}

// breakCosts is what it costs to begin a line with each of the words. Their end may have been typed in small letters,
// which tell its names.
func breakCosts(words []string, typed string) []int64 {
	all := syllablesOf(words)
	nameAs(all, typed)
	inWord, inPhrase := covered(all, known().words), covered(all, known().phrases)
	costs := make([]int64, len(words))
	for i := 1; i < len(all); i++ {
		if all[i].word != all[i-1].word {
			costs[all[i].word] = breakCost(all, i, inWord, inPhrase)
		}
	}
	return costs
}

// breakCost is what it costs to begin a line with the i-th syllable.
func breakCost(all []syllable, i int, inWord, inPhrase []bool) int64 {
	place := placeAt(all, i, inWord) > 0
	switch {
	case inWord[i], held(all, i):
		return insideWord
	case named(all, i, inWord):
		return afterPlace
	case !all[i-1].ends() && openerAt(all, i-1, inWord), agencyOfPost(all, i-1):
		return afterOpener
	case all[i].bare == "của", entryAt(all[i:], periods) > 0:
		return beforeOwner
	case place && all[i].capitals:
		return beforePlace
	case place:
		return beforePlaceInText
	case entryAt(all[i:], organs) > 0:
		return beforeOrgan
	case openerAt(all, i, inWord) && inPhrase[i]:
		return beforeOpenerInPhrase
	case inPhrase[i]:
		return insidePhrase
	}
	return betweenCost(all, i, inWord)
}

// syllablesOf are the syllables of words that may have no-break spaces in them.
func syllablesOf(words []string) (all []syllable) {
	text := strings.Join(words, " ")
	capitals := viet.Upper(text) == text
	for i, w := range words {
		for s := range strings.SplitSeq(w, "\u00a0") {
			small := spelling.Replace(viet.Lower(s))
			all = append(all, syllable{text: small, bare: strings.Trim(small, marks), word: i, capitals: capitals, name: !capitals && viet.Lower(s) != s})
		}
	}
	return all
}

// nameAs marks the names in a text in capitals whose end was typed as given.
func nameAs(all []syllable, typed string) {
	words := strings.Fields(typed)
	names := properNames(words)
	for i, j := len(all)-1, len(words)-1; i >= 0 && j >= 0; i, j = i-1, j-1 {
		if !all[i].capitals || spelling.Replace(viet.Lower(words[j])) != all[i].text {
			return
		}
		all[i].name, all[i].common = capitalised(words[j]), !names[j]
	}
}

// properNames tells of every word whether it goes on with a name: it begins with a capital, and so does what follows, or
// that is no part of it. "Lý", "Tự" and "Trọng" do in "Trường Cao đẳng Lý Tự Trọng", "Cao" does not.
func properNames(words []string) []bool {
	names := make([]bool, len(words))
	for i, w := range words {
		names[i] = capitalised(w)
		if !names[i] || i+1 == len(words) || strings.TrimRight(w, marks) != w {
			continue
		}
		next := viet.Lower(strings.Trim(words[i+1], marks))
		small := words[i+1] == next && viet.Upper(next) != next
		names[i] = !small || openers[next] || places[next] || i+2 < len(words) && places[next+" "+viet.Lower(words[i+2])]
	}
	return names
}

// capitalised reports whether a word begins with a capital and is no abbreviation.
func capitalised(w string) bool {
	w = strings.Trim(w, marks)
	first, n := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first) && (len(w) == n || viet.Upper(w) != w)
}

// boundNames is a text whose names no line parts.
func boundNames(text string) string {
	words := strings.Split(text, " ")
	names := properNames(words)
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case names[i] && capitalised(words[i-1]) && strings.TrimRight(words[i-1], marks) == words[i-1]:
			b.WriteString(viet.NoBreakSpace)
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// marks may stand around a syllable.
const marks = `.,;:()"“”?!`

// covered tells of every syllable whether it is inside an entry, which it does not begin: the longest entries from
// left to right.
func covered(all []syllable, entries map[string]bool) []bool {
	inside := make([]bool, len(all))
	for i := 0; i < len(all); {
		n := max(entryAt(all[i:], entries), 1)
		for k := i + 1; k < i+n; k++ {
			inside[k] = true
		}
		i += n
	}
	return inside
}

// entryAt is how many syllables the longest entry has that a text begins with. A mark may stand before it and behind it.
func entryAt(all []syllable, entries map[string]bool) (longest int) {
	head := strings.TrimLeft(all[0].text, marks)
	for n := 1; n <= min(len(all), known().longest); n++ {
		if n > 1 {
			head += " " + all[n-1].text
		}
		if entries[strings.TrimRight(head, marks)] {
			longest = n
		}
	}
	return longest
}

// held reports whether a syllable goes on with a name, is the position behind "KT.", the month or year of a date, or a
// dash, none of which begins a line, or the number behind a dash.
func held(all []syllable, i int) bool {
	before, s := all[i-1], all[i].bare
	switch {
	case before.name && all[i].name && !all[i].common && !before.ends():
		return true
	case strings.HasSuffix(before.text, ".") && powers[before.bare]:
		return true
	case s == "tháng", s == "năm" && i > 1 && all[i-2].bare == "tháng":
		return true
	}
	return dash(s) || dash(before.bare) && s != "" && '0' <= s[0] && s[0] <= '9'
}

// agencyOfPost reports whether a syllable begins the name of the agency behind the post of who heads it.
func agencyOfPost(all []syllable, i int) bool {
	return i > 1 && agencies[all[i].bare] && posts[all[i-2].bare+" "+all[i-1].bare]
}

// named reports whether a syllable is the name behind the kind of a place.
func named(all []syllable, i int, inWord []bool) bool {
	behind := placeAt(all, i-1, inWord) == 1 || i > 1 && placeAt(all, i-2, inWord) == 2
	return behind && !openers[all[i].bare]
}

func dash(s string) bool { return s == "-" || s == "–" }

// betweenCost is what it costs to begin a line with a syllable that goes on with nothing known.
func betweenCost(all []syllable, i int, inWord []bool) int64 {
	switch {
	case openerAt(all, i, inWord), entryAt(all[i:], longOpeners) > 0:
		return beforeOpener
	case i > 1 && posts[all[i-2].bare+" "+all[i-1].bare]:
		if agencyOfPost(all, i) {
			return beforeAgencyOfPost
		}
		return afterPost
	}
	return elsewhere
}

// ends reports whether a mark stands behind the syllable.
func (s syllable) ends() bool { return strings.TrimRight(s.text, marks) != s.text }

// begins reports whether no word goes on with the i-th syllable.
func wordAt(inWord []bool, i int) bool { return i >= len(inWord) || !inWord[i] }

// openerAt reports whether a word of one syllable stands there that belongs to what follows it.
func openerAt(all []syllable, i int, inWord []bool) bool {
	return openers[all[i].bare] && wordAt(inWord, i) && wordAt(inWord, i+1)
}

// placeAt is how many syllables the kind of a place has that stands here before a name: "tỉnh", "thành phố"; 0 for
// what is none.
func placeAt(all []syllable, i int, inWord []bool) int {
	switch {
	case !wordAt(inWord, i), all[i].ends():
		return 0
	case i+1 < len(all) && places[all[i].bare+" "+all[i+1].bare] && !all[i+1].ends():
		return 2
	case places[all[i].bare] && wordAt(inWord, i+1):
		return 1
	}
	return 0
}

// The words that lines rather begin with, and those that they never end with.
var (
	places = setOf("tỉnh", "thành phố", "phường", "xã", "đặc khu", "huyện", "quận", "thị xã", "thị trấn")
	powers = setOf("tm", "kt", "tl", "tuq", "q")
	posts  = setOf("giám đốc", "hiệu trưởng", "cục trưởng", "chủ tịch", "viện trưởng", "bộ trưởng", "thứ trưởng", "tổng giám", "vụ trưởng",
		"trưởng ban", "trưởng phòng", "trưởng đoàn", "chánh án", "thủ trưởng", "tư lệnh", "đội trưởng", "phân hiệu")
	organs = setOf("trung tâm", "bệnh viện", "ban quản lý", "ban chỉ đạo", "ủy ban", "hội đồng", "văn phòng", "công ty", "tổng công ty", "chi nhánh",
		"đoàn đại biểu", "trường đại học", "trường trung học", "trường cao đẳng", "trường tiểu học", "trường mầm non", "học viện", "chi cục",
		"tòa án", "viện kiểm sát", "công an", "thanh tra", "phòng giáo dục", "bảo hiểm xã hội", "ngân hàng", "hợp tác xã")
	agencies = setOf("bộ", "sở", "cục", "vụ", "viện", "trường", "phòng", "ban") // behind the post of who heads one
	openers  = setOf("của", "và", "về", "theo", "trong", "trên", "tại", "cho", "thuộc", "do", "để", "nhằm", "từ", "với", "cùng", "kèm", "kiêm",
		"các", "những", "một", "mọi", "khi", "bằng", "đến", "ngày", "hoặc", "ở", "bởi")
	longOpeners = setOf("đối với", "trực thuộc", "kèm theo", "sau khi", "trước khi")
	periods     = setOf("giai đoạn", "nhiệm kỳ")
)

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[spelling.Replace(w)] = true
	}
	return set
}
