package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"vanban/render/pdf"
)

// inflate undoes zlib with the standard library, which checks the checksum.
func inflate(t testing.TB, data []byte) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestDeflate(t *testing.T) {
	noise := make([]byte, 100_000)
	r := rand.NewChaCha8([32]byte{})
	_, _ = r.Read(noise) // never fails
	// Each byte comes twice as often as the one before: words would be longer than allowed.
	var skewed []byte
	for i := range 18 {
		skewed = append(skewed, bytes.Repeat([]byte{byte(i)}, 1<<i)...)
	}
	rand.New(r).Shuffle(len(skewed), func(i, j int) { skewed[i], skewed[j] = skewed[j], skewed[i] })
	font, err := os.ReadFile("../../fonts/liberation/LiberationSerif-Bold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"nothing": {}, "a byte": {0}, "three bytes": []byte("abc"), "noise": noise, "skewed": skewed, "font": font,
		"one byte for long": bytes.Repeat([]byte{'a'}, 70_000),
		"text":              []byte(strings.Repeat(words, 50)),
		"far repetitions":   append(append(bytes.Clone(noise[:33_000]), noise[:40]...), noise[200:32_968]...),
	} {
		t.Run(name, func(t *testing.T) {
			if !bytes.Equal(inflate(t, pdf.Deflate(data)), data) {
				t.Error("compressed with its own code, it comes back otherwise")
			}
			if !bytes.Equal(inflate(t, pdf.Deflate(data, []byte(words))), data) {
				t.Error("compressed with a foreign code, it comes back otherwise")
			}
		})
	}
}

// TestEveryLengthAndDistance repeats bytes of each length and at each distance that deflate
// has symbols for.
func TestEveryLengthAndDistance(t *testing.T) {
	noise := make([]byte, 33_000)
	_, _ = rand.NewChaCha8([32]byte{1}).Read(noise) // never fails
	again := func(length, distance int) {
		data := append(bytes.Clone(noise[:distance]), noise[:length]...)
		if !bytes.Equal(inflate(t, pdf.Deflate(data)), data) {
			t.Fatalf("%d bytes repeated after %d come back otherwise", length, distance)
		}
	}
	for length := 4; length <= 300; length++ {
		again(length, 300)
	}
	for distance := 16; distance <= 1<<15; distance *= 2 {
		for _, d := range []int{distance - 1, distance, distance + 1, distance + distance/2} {
			again(15, min(d, 1<<15+1))
		}
	}
	for distance := 1; distance < 300; distance++ {
		data := bytes.Repeat(noise[:distance], 1+400/distance)
		if !bytes.Equal(inflate(t, pdf.Deflate(data)), data) {
			t.Fatalf("bytes repeated after %d come back otherwise", distance)
		}
	}
}

// TestDeflateCompresses compares with the fastest level of the standard library.
func TestDeflateCompresses(t *testing.T) {
	l := compute(t, sample())
	d := read(t, encode(t, l))
	ours, theirs := 0, 0
	for _, page := range d.pages() {
		data := d.objects[d.dict(page)["Contents"].(ref)].stream
		var b bytes.Buffer
		z, _ := zlib.NewWriterLevel(&b, zlib.BestSpeed) // fails for other levels
		_, _ = z.Write(data)                            // a buffer takes everything
		_ = z.Close()
		ours, theirs = ours+len(pdf.Deflate(data)), theirs+b.Len()
	}
	if ours > theirs+theirs/20 {
		t.Errorf("pages take %d bytes, with compress/zlib %d", ours, theirs)
	}
}

func FuzzDeflate(f *testing.F) {
	f.Add([]byte("abcabcabc"), []byte("abc"))
	f.Add([]byte(words), []byte{})
	f.Add(bytes.Repeat([]byte{0}, 600), []byte(words))
	f.Fuzz(func(t *testing.T, data, sample []byte) {
		if !bytes.Equal(inflate(t, pdf.Deflate(data)), data) || !bytes.Equal(inflate(t, pdf.Deflate(data, sample)), data) {
			t.Error("what was compressed comes back otherwise")
		}
	})
}
