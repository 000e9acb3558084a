package service

import (
	"regexp"
	"strings"

	"vanban/templates/viet"
)

// fromTCVN3 turns the characters that text in TCVN3 (".VnTime" fonts) shows when it is read as
// Latin-1 into the letters that they stand for: TCVN 5712:1993, VN3, row by row.
var fromTCVN3 = strings.NewReplacer(
	"¡", "Ă", "¢", "Â", "£", "Ê", "¤", "Ô", "¥", "Ơ", "¦", "Ư", "§", "Đ",
	"¨", "ă", "©", "â", "ª", "ê", "«", "ô", "¬", "ơ", "\u00ad", "ư", "®", "đ",
	"µ", "à", "¶", "ả", "·", "ã", "¸", "á", "¹", "ạ",
	"»", "ằ", "¼", "ẳ", "½", "ẵ", "¾", "ắ", "Æ", "ặ",
	"Ç", "ầ", "È", "ẩ", "É", "ẫ", "Ê", "ấ", "Ë", "ậ",
	"Ì", "è", "Î", "ẻ", "Ï", "ẽ", "Ð", "é", "Ñ", "ẹ",
	"Ò", "ề", "Ó", "ể", "Ô", "ễ", "Õ", "ế", "Ö", "ệ",
	"×", "ì", "Ø", "ỉ", "Ü", "ĩ", "Ý", "í", "Þ", "ị",
	"ß", "ò", "á", "ỏ", "â", "õ", "ã", "ó", "ä", "ọ",
	"å", "ồ", "æ", "ổ", "ç", "ỗ", "è", "ố", "é", "ộ",
	"ê", "ờ", "ë", "ở", "ì", "ỡ", "í", "ớ", "î", "ợ",
	"ï", "ù", "ñ", "ủ", "ò", "ũ", "ó", "ú", "ô", "ụ",
	"õ", "ừ", "ö", "ử", "÷", "ữ", "ø", "ứ", "ù", "ự",
	"ú", "ỳ", "û", "ỷ", "ü", "ỹ", "ý", "ý", "þ", "ỵ",
)

// foreign are the characters of TCVN3 that no Vietnamese word in Unicode has.
const foreign = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇËÎÏÐÑÖ×ØÜÞßäåæçëîïñö÷øûüþ"

func isForeign(r rune) bool {
	return '\u00a1' <= r && r <= '\u00fe' && strings.ContainsRune(foreign, r)
}

var (
	// legacyWord is a run of what TCVN3 writes words with.
	legacyWord = regexp.MustCompile(`[A-Za-z\x{a1}-\x{ff}]{2,}`)
	// syllable is how a Vietnamese syllable is built, without diacritics.
	syllable = regexp.MustCompile(`^(b|ch?|d|gh?|gi|h|kh?|l|m|ng?h?|nh|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(ch?|m|ng?|nh|p|t)?$`)
)

// legacyWords are the words of a text that are no Vietnamese as they stand, but are when read
// as TCVN3.
func legacyWords(text string) (words []string) {
	if !strings.ContainsFunc(text, isForeign) {
		return nil
	}
	for _, word := range legacyWord.FindAllString(text, -1) {
		if strings.ContainsFunc(word, isForeign) && syllable.MatchString(viet.Lower(viet.Plain(fromTCVN3.Replace(word)))) {
			words = append(words, word)
		}
	}
	return words
}
