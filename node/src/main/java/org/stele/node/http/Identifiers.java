package org.stele.node.http;

import org.springframework.format.FormatterRegistry;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchCode;

/** The identifiers that stand in paths. */
final class Identifiers {
    private Identifiers() {}

    static void register(FormatterRegistry registry) {
        registry.addConverter(String.class, Hash.class, Hash::parse);
        registry.addConverter(String.class, RandomId.class, RandomId::parse);
        registry.addConverter(String.class, RecordId.class, RecordId::parse);
        registry.addConverter(String.class, SubjectId.class, SubjectId::parse);
        registry.addConverter(String.class, ErasureId.class, ErasureId::parse);
        registry.addConverter(String.class, GrantId.class, GrantId::parse);
        registry.addConverter(String.class, LaunchCode.class, LaunchCode::parse);
    }
}
