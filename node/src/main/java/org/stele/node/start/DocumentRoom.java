package org.stele.node.start;

import java.time.InstantSource;
import org.stele.exchange.Exchange;
import org.stele.gateway.ccda.translate.Translator;
import org.stele.gateway.fhir.label.Classifier;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.document.DocumentDoor;
import org.stele.node.document.DocumentFiling;
import org.stele.node.fhir.MessageDrafts;

/** Opens the door for C-CDA documents, of patients of the authorities that the configuration names. */
final class DocumentRoom {
    private DocumentRoom() {}

    static DocumentDoor open(NodeConfiguration configuration, Exchange exchange, InstantSource clock) {
        Translator translator = new Translator(configuration.intake().authorities());
        MessageDrafts drafts = new MessageDrafts(Classifier.standard(), clock);
        return new DocumentDoor(new DocumentFiling(translator, drafts), exchange.feeds(), clock);
    }
}
