package org.stele.gateway.fhir.match;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stele.gateway.fhir.search.term.Interval;

/** Compares the values of one trait in two accounts of a person. */
final class Comparing {
    /** What comes of it. */
    enum Outcome {
        AGREES,
        DIFFERS,
        /** One of the two says nothing, or nothing that would tell people apart. */
        SILENT
    }

    /** In these scripts a mark is an accent; in others it is a vowel, or makes another consonant: another name. */
    private static final Pattern ACCENTS = Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])\\p{M}+");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Set<String> SEXES = Set.of("|male", "|female");
    private static final Set<Character.UnicodeScript> WORDS =
            Set.of(Character.UnicodeScript.HAN, Character.UnicodeScript.HANGUL);
    /** Of a whole day, in milliseconds. */
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400_000);

    private Comparing() {}

    /** The values in the form in which they are compared; none where they say nothing. */
    static Set<String> form(Trait trait, Set<String> values) {
        return switch (trait) {
            case IDENTIFIER -> whole(values);
            case BIRTH_DATE -> values;
            case FAMILY, GIVEN -> names(values);
            case SEX -> sexes(values);
            case TELECOM, POSTAL_CODE -> plain(values);
        };
    }

    /** Both in that form. */
    static Outcome of(Trait trait, Set<String> asked, Set<String> known) {
        return switch (trait) {
            case IDENTIFIER, TELECOM, POSTAL_CODE -> silentUnless(share(asked, known));
            case BIRTH_DATE -> day(asked, known);
            case FAMILY, GIVEN, SEX -> either(asked, known);
        };
    }

    /** Of identifiers only those that say who gave them. */
    static Set<String> whole(Set<String> identifiers) {
        return kept(identifiers, it -> it.startsWith("|") || it.endsWith("|") ? "" : it);
    }

    /** Letters and digits alone, without case and accents: {@code O'Néill-Ruiz} is {@code oneillruiz}. */
    static Set<String> plain(Set<String> texts) {
        return kept(texts, Comparing::plain);
    }

    private static String plain(String text) {
        String bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        String whole = Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_LETTERS.matcher(whole).replaceAll("");
    }

    /** As {@link #plain}, without initials; where a sign is a word, one alone may be a name. */
    static Set<String> names(Set<String> texts) {
        return kept(plain(texts), it -> it.codePointCount(0, it.length()) > 1 || isWord(it.codePointAt(0)) ? it : "");
    }

    private static boolean isWord(int sign) {
        return WORDS.contains(Character.UnicodeScript.of(sign));
    }

    /** The one day that is meant; empty where none is, or it is known less exactly. */
    static Optional<Interval> wholeDay(Set<String> dates) {
        return dates.stream().map(Interval::parse).filter(Comparing::isDay).findFirst();
    }

    private static Outcome day(Set<String> asked, Set<String> known) {
        Optional<Interval> one = dates(asked);
        Optional<Interval> other = dates(known);
        if (one.isEmpty() || other.isEmpty()) {
            return Outcome.SILENT;
        }
        if (!one.get().overlaps(other.get())) {
            return Outcome.DIFFERS;
        }
        return isDay(one.get()) && isDay(other.get()) ? Outcome.AGREES : Outcome.SILENT;
    }

    private static Optional<Interval> dates(Set<String> dates) {
        return dates.stream().map(Interval::parse).findFirst();
    }

    private static boolean isDay(Interval date) {
        return date.least()
                .flatMap(least -> date.greatest().map(greatest -> greatest.subtract(least)))
                .filter(length -> length.compareTo(DAY) <= 0)
                .isPresent();
    }

    /** Other codes than these two say that it is not known, or not one of them. */
    private static Set<String> sexes(Set<String> codes) {
        return kept(codes, it -> SEXES.contains(it) ? it : "");
    }

    private static Outcome either(Set<String> asked, Set<String> known) {
        if (asked.isEmpty() || known.isEmpty()) {
            return Outcome.SILENT;
        }
        return share(asked, known) ? Outcome.AGREES : Outcome.DIFFERS;
    }

    /** People move, and have several numbers: that none is the same says nothing. */
    private static Outcome silentUnless(boolean isShared) {
        return isShared ? Outcome.AGREES : Outcome.SILENT;
    }

    private static boolean share(Set<String> asked, Set<String> known) {
        return asked.stream().anyMatch(known::contains);
    }

    private static Set<String> kept(Set<String> values, UnaryOperator<String> form) {
        return values.stream().map(form).filter(it -> !it.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
