package org.stele.ledger.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.stele.crypto.VerificationKey;

/** Finds the codec of a type, once: all reflection happens here and none while values are written and read. */
final class RecordCodecs {
    private static final ConcurrentMap<Class<?>, Codec<?>> KNOWN = new ConcurrentHashMap<>();

    private RecordCodecs() {}

    @SuppressWarnings("unchecked") // the codec of a class is of that class: forClass builds no other
    static <T> Codec<T> of(Class<T> type) {
        Codec<?> known = KNOWN.get(type);
        if (known == null) {
            known = forClass(type);
            KNOWN.putIfAbsent(type, known);
        }
        return (Codec<T>) known;
    }

    static Codec<?> forType(Type type) {
        return switch (type) {
            case Class<?> plain -> of(plain);
            case ParameterizedType generic -> forGeneric(generic);
            default -> throw unsupported(type);
        };
    }

    private static Codec<?> forClass(Class<?> type) {
        if (type.isRecord() && !ScalarCodecs.knows(type)) {
            return RecordCodec.of(type);
        }
        if (VerificationKey.class.isAssignableFrom(type)) {
            return ScalarCodecs.key(type);
        }
        if (type.isEnum()) {
            return EnumCodec.of(type);
        }
        return ScalarCodecs.find(type).orElseThrow(() -> unsupported(type));
    }

    private static Codec<?> forGeneric(ParameterizedType type) {
        Codec<?> element = forType(type.getActualTypeArguments()[0]);
        if (type.getRawType() == List.class) {
            return new ListCodec<>(element);
        }
        if (type.getRawType() == SortedSet.class) {
            return new SortedSetCodec<>(element);
        }
        if (type.getRawType() == Optional.class && !mayBeNull(element)) {
            return new OptionalCodec<>(element);
        }
        throw unsupported(type);
    }

    /** Null within null could not be told apart. */
    private static boolean mayBeNull(Codec<?> codec) {
        return codec instanceof OptionalCodec || (codec instanceof RecordCodec<?> one && one.mayBeNull());
    }

    private static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException("the state cannot hold a " + type.getTypeName()
                + ": use records, integers, booleans, text, identifiers, hashes, keys, instants, enums, "
                + "and List, SortedSet or Optional of these");
    }
}
