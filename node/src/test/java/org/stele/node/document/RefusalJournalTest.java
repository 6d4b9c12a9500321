package org.stele.node.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.exchange.feed.FeedChart;
import org.stele.exchange.feed.FeedTime;
import org.stele.gateway.ccda.document.RefusedDocumentException;
import org.stele.gateway.ccda.fhir.Json;
import org.stele.gateway.ccda.translate.Drafted;
import org.stele.gateway.ccda.translate.Manner;
import org.stele.vault.subject.Identifier;

/** Whoever is refused because of what stands in a chart is in its journal first, even where nothing in it could be opened. */
class RefusalJournalTest {
    private final List<String> journal = new ArrayList<>();

    @Test
    void theJournalHasItBeforeADocumentIsRefusedForWhatStandsInTheChart() {
        Drafted document =
                new Drafted("DocumentReference", Json.object("id", "a"), Manner.IS_THE_DOCUMENT, "/ClinicalDocument");
        for (FeedChart.Standing standing : List.of(FeedChart.Standing.SETTLED, FeedChart.Standing.OVERTAKEN)) {
            journal.clear();
            assertThatThrownBy(() -> Weighing.of(List.of(document), new EmptiedChart(standing), FeedTime.NEVER))
                    .isInstanceOf(RefusedDocumentException.class);
            assertThat(journal).containsExactly("looked");
        }
    }

    /** From which all was taken out. */
    private final class EmptiedChart implements FeedChart {
        private final Standing standing;

        EmptiedChart(Standing standing) {
            this.standing = standing;
        }

        @Override
        public String id(String kind, String key) {
            return key;
        }

        @Override
        public Standing standing(String address, FeedTime time) {
            return standing;
        }

        @Override
        public boolean isThere(String address) {
            return false;
        }

        @Override
        public Optional<FeedTime> told(String address) {
            return Optional.empty();
        }

        @Override
        public boolean isAsTold(String address) {
            return false;
        }

        @Override
        public boolean isOfAnother(Identifier number) {
            return false;
        }

        @Override
        public boolean isElsewhere(String address) {
            return false;
        }

        @Override
        public boolean isRepeated(String address, Hash content) {
            return false;
        }

        @Override
        public void look() {
            journal.add("looked");
        }

        @Override
        public Map<String, Bytes> open(Collection<String> addresses) {
            return Map.of();
        }
    }
}
