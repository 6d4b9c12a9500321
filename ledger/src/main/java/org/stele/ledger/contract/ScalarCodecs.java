package org.stele.ledger.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/** The codecs of single values. */
final class ScalarCodecs {
    private record Scalar<T>(BiConsumer<T, CborWriter> writer, Function<CborReader, T> reader) implements Codec<T> {
        @Override
        public void write(T value, CborWriter out) {
            writer.accept(value, out);
        }

        @Override
        public T read(CborReader in) {
            return reader.apply(in);
        }
    }

    private static final Codec<Long> LONG = new Scalar<>((value, out) -> out.integer(value), CborReader::integer);
    private static final Codec<Integer> INT =
            new Scalar<>((value, out) -> out.integer(value), in -> in.integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
    private static final Codec<Boolean> BOOLEAN = new Scalar<>((value, out) -> out.bool(value), CborReader::bool);
    private static final Codec<VerificationKey> KEY =
            new Scalar<>((key, out) -> out.text(key.toString()), in -> KnownKeys.parse(in.text()));

    private static final Map<Class<?>, Codec<?>> BY_TYPE = Map.ofEntries(
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(String.class, new Scalar<>((text, out) -> out.text(wellFormed(text)), CborReader::text)),
            Map.entry(Bytes.class, bytes(Function.identity(), Function.identity())),
            Map.entry(Hash.class, bytes(Hash::bytes, Hash::new)),
            Map.entry(RandomId.class, bytes(RandomId::bytes, RandomId::new)),
            Map.entry(Author.class, text(Author::parse)),
            Map.entry(Code.class, text(Code::new)),
            Map.entry(
                    Instant.class,
                    new Scalar<>(
                            (time, out) -> out.integer(wholeMillis(time)), in -> Instant.ofEpochMilli(in.integer()))));

    private ScalarCodecs() {}

    static boolean knows(Class<?> type) {
        return BY_TYPE.containsKey(type);
    }

    static Optional<Codec<?>> find(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The codec of keys, or of one kind of them. */
    static Codec<?> key(Class<?> type) {
        if (type == VerificationKey.class) {
            return KEY;
        }
        return new Scalar<VerificationKey>(KEY::write, in -> kindOf(type, KEY.read(in)));
    }

    private static VerificationKey kindOf(Class<?> type, VerificationKey key) {
        if (!type.isInstance(key)) {
            throw new IllegalArgumentException("a key of another kind than " + type.getSimpleName());
        }
        return key;
    }

    private static <T> Codec<T> bytes(Function<T, Bytes> toBytes, Function<Bytes, T> fromBytes) {
        return new Scalar<>(
                (value, out) -> out.bytes(toBytes.apply(value).unsafeArray()),
                in -> fromBytes.apply(Bytes.wrap(in.bytes())));
    }

    private static <T> Codec<T> text(Function<String, T> parse) {
        return new Scalar<>((value, out) -> out.text(value.toString()), in -> parse.apply(in.text()));
    }

    /** A lone surrogate has no UTF-8: it would be written as a question mark and read back as another text. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i))) {
                    throw new IllegalArgumentException("text with a lone surrogate");
                }
            }
        }
        return text;
    }

    private static long wholeMillis(Instant time) {
        if (!time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
            throw new IllegalArgumentException("the state holds whole milliseconds");
        }
        return time.toEpochMilli();
    }
}
