package org.stele.testkit.scenario;

import java.io.IOException;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.formats.release.ChartId;
import org.stele.formats.release.Disclosed;
import org.stele.vault.label.Labels;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.release.OpenedRelease;
import tools.jackson.databind.JsonNode;

/** A clinician at hospital B marks a released record as used in care. */
final class Keeping {
    private record Copy(PermitId permit, RecordId source, ChartId chart, Labels labels, Bytes salt, Bytes resource) {}

    private Keeping() {}

    static JsonNode keep(Story story, OpenedRelease release, Disclosed used) throws IOException, NodeProblem {
        Copy copy = new Copy(
                release.release().permit(),
                used.record(),
                used.chart(),
                used.readLabels(),
                used.salt(),
                used.content());
        return story.cast
                .hospitalB()
                .node()
                .post("/v1/kept", copy, story.deskB().physician());
    }
}
