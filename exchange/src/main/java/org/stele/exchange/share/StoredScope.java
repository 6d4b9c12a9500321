package org.stele.exchange.share;

import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.scope.OpenedLabel;

/** The labels of a grant or restriction in clear. */
record StoredScope(SubjectId subject, List<OpenedLabel> labels) {
    StoredScope {
        labels = List.copyOf(labels);
    }
}
