package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Permit;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.ErasureRequest;
import org.stele.contracts.consent.Grant;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Subject;
import org.stele.contracts.network.JournalRoot;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordTables;
import org.stele.contracts.trail.TrailCount;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailTables;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.contract.TableType;

/** {@code docs/formats.md} has, field by field, the rows that proof files show: a second verifier is written from it. */
final class ProvenRowsTest {
    private static final List<Row> ROWS = List.of(
            new Row(AccessTables.PERMIT, PermitId.class, Permit.class),
            new Row(ConsentTables.ERASURE, ErasureId.class, ErasureRequest.class),
            new Row(ConsentTables.GRANT, GrantId.class, Grant.class),
            new Row(IdentityTables.SUBJECT, SubjectId.class, Subject.class),
            new Row(NetworkTables.JOURNAL, OrganisationId.class, JournalRoot.class),
            new Row(RecordTables.RECORD, RecordId.class, RecordState.class),
            new Row(TrailTables.COUNT, SubjectId.class, TrailCount.class),
            new Row(TrailTables.ENTRY, TrailKey.class, TrailEntry.class));

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(long.class, "integer"),
            Map.entry(int.class, "integer"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(String.class, "text"),
            Map.entry(Author.class, "text"),
            Map.entry(Code.class, "text"),
            Map.entry(VerificationKey.class, "key"),
            Map.entry(Bytes.class, "bytes"),
            Map.entry(Hash.class, "hash"),
            Map.entry(RandomId.class, "identifier"),
            Map.entry(Instant.class, "time"));
    private static final Set<Type> GENERIC = Set.of(List.class, SortedSet.class, Optional.class);

    private record Row(TableType<?, ?> table, Class<?> key, Class<?> value) {
        String line() {
            return "| `" + table.name() + "` | " + word(key) + " | " + word(value) + " |";
        }
    }

    private final String page = page();

    @Test
    void everyTableThatProofFilesShowStandsThere() {
        for (Row row : ROWS) {
            assertThat(row.table().keys()).isEqualTo(Codec.of(row.key()));
            assertThat(row.table().values()).isEqualTo(Codec.of(row.value()));
            assertThat(page).contains(row.line());
        }
    }

    @Test
    void everyRecordInThemStandsThereWithItsFieldsInTheirOrder() {
        SortedMap<String, Class<?>> types = types();
        assertThat(types).isNotEmpty();
        types.forEach((name, type) -> assertThat(page).contains("| `" + name + "` | " + content(type) + " |"));
    }

    /** The records of several fields and the enumerations that the rows are made of, by their names. */
    private static SortedMap<String, Class<?>> types() {
        SortedMap<String, Class<?>> found = new TreeMap<>();
        ROWS.forEach(row -> {
            find(row.key(), found);
            find(row.value(), found);
        });
        return found;
    }

    private static void find(Type type, SortedMap<String, Class<?>> into) {
        if (type instanceof ParameterizedType generic) {
            find(generic.getActualTypeArguments()[0], into);
        } else if (type instanceof Class<?> plain && !WORDS.containsKey(plain)) {
            if (!plain.isRecord() || plain.getRecordComponents().length > 1) {
                into.put(plain.getSimpleName(), plain);
            }
            if (plain.isRecord()) {
                Arrays.stream(plain.getRecordComponents()).forEach(field -> find(field.getGenericType(), into));
            }
        }
    }

    private static String content(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> "`" + ((Enum<?>) constant).name() + "`")
                        .collect(Collectors.joining(", "))
                : Arrays.stream(type.getRecordComponents())
                        .map(field -> field.getName() + ": " + word(field.getGenericType()))
                        .collect(Collectors.joining("; "));
    }

    private static String word(Type type) {
        if (type instanceof ParameterizedType generic) {
            assertThat(GENERIC).contains(generic.getRawType());
            String element = word(generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == List.class) {
                return "array of " + element;
            }
            return generic.getRawType() == SortedSet.class ? "set of " + element : element + " or `null`";
        }
        Class<?> plain = (Class<?>) type;
        String known = WORDS.get(plain);
        if (known != null) {
            return known;
        }
        RecordComponent[] fields = plain.getRecordComponents();
        return plain.isRecord() && fields.length == 1
                ? word(fields[0].getGenericType())
                : "`" + plain.getSimpleName() + "`";
    }

    private static String page() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs")) || !Files.isDirectory(folder.resolve("contracts"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder above has docs and contracts");
        }
        try {
            return Files.readString(folder.resolve("docs/formats.md"));
        } catch (IOException e) {
            throw new AssertionError("docs/formats.md is part of the project", e);
        }
    }
}
