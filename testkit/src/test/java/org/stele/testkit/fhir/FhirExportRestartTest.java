package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;
import tools.jackson.databind.JsonNode;

/** A node is killed while an export waits to be fetched, and while another one is worked off. */
@Tag("faults")
class FhirExportRestartTest {
    @Test
    void anExportOutlivesTheProcess(@TempDir Path folder) throws Exception {
        try (EmbeddedNetwork network = EmbeddedNetwork.openOrFound(folder)) {
            Ward ward = Ward.open(network, Bundles.samples().get(5), "0103");
            Member node = ward.clerk().employer();
            ExportClient client = new ExportClient(node, ward.clinician().holder());
            JsonNode done = client.manifest(client.begin("$export?_type=Patient"));
            List<JsonNode> before = client.resources(done);
            String underWay = client.begin("$export");
            node.kill();
            node.start();
            assertThat(before).isNotEmpty();
            assertThat(client.resources(done)).isEqualTo(before);
            JsonNode manifest = client.manifest(underWay);
            assertThat(client.resources(manifest))
                    .hasSize(ExportClient.count(manifest))
                    .containsAll(before);
        }
    }
}
