package org.stele.exchange.identify;

import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.vault.subject.Identifier;

/**
 * As whom an organisation knows somebody. Its text form shows nothing but the subject.
 *
 * @param subject on which the asking organisation asks for them there
 * @param identifiers of the patient there, those that were asked for
 */
public record KnownAs(SubjectId subject, List<Identifier> identifiers) {
    public KnownAs {
        identifiers = List.copyOf(identifiers);
    }

    @Override
    public String toString() {
        return "KnownAs[" + subject + "]";
    }
}
