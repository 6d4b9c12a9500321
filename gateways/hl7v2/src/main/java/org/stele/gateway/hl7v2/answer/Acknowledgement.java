package org.stele.gateway.hl7v2.answer;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v251.datatype.HD;
import ca.uhn.hl7v2.model.v251.message.ACK;
import ca.uhn.hl7v2.model.v251.segment.ERR;
import ca.uhn.hl7v2.model.v251.segment.MSH;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.stele.gateway.hl7v2.message.Field;
import org.stele.gateway.hl7v2.message.Place;
import org.stele.gateway.hl7v2.message.Segment;

/** Writes acknowledgements (HL7 v2.5.1 2.14), in the original mode whatever the message asks for. Safe for use by many threads. */
public final class Acknowledgement {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx").withZone(ZoneOffset.UTC);
    private static final String VERSION = "2.5.1";

    private final PipeParser parser;

    public Acknowledgement() {
        DefaultHapiContext context = new DefaultHapiContext();
        context.setValidationContext(ValidationContextFactory.noValidation());
        this.parser = context.getPipeParser();
    }

    /**
     * The answer to a message.
     *
     * @param header the message's, where it has one that can be read
     * @param controlId of the answer
     */
    public byte[] write(Optional<Segment> header, Outcome outcome, String controlId, Instant now) {
        try {
            ACK ack = new ACK();
            header(ack.getMSH(), header, controlId, TIME.format(now));
            ack.getMSA().getMsa1_AcknowledgmentCode().setValue(outcome.code().name());
            ack.getMSA()
                    .getMsa2_MessageControlID()
                    .setValue(header.map(msh -> msh.value(10)).orElse(""));
            for (int i = 0; i < outcome.faults().size(); i++) {
                fault(ack.getERR(i), outcome.faults().get(i));
            }
            return parser.encode(ack).getBytes(StandardCharsets.UTF_8);
        } catch (HL7Exception e) {
            throw new IllegalStateException("an acknowledgement cannot be written", e);
        }
    }

    private static void header(MSH ours, Optional<Segment> theirs, String controlId, String now) throws HL7Exception {
        ours.getMsh1_FieldSeparator().setValue("|");
        ours.getMsh2_EncodingCharacters().setValue("^~\\&");
        if (theirs.isPresent()) {
            copy(theirs.get().field(5), ours.getMsh3_SendingApplication());
            copy(theirs.get().field(6), ours.getMsh4_SendingFacility());
            copy(theirs.get().field(3), ours.getMsh5_ReceivingApplication());
            copy(theirs.get().field(4), ours.getMsh6_ReceivingFacility());
        }
        ours.getMsh7_DateTimeOfMessage().getTs1_Time().setValue(now);
        ours.getMsh9_MessageType().getMsg1_MessageCode().setValue("ACK");
        ours.getMsh9_MessageType()
                .getMsg2_TriggerEvent()
                .setValue(theirs.map(msh -> msh.value(9, 2)).orElse(""));
        ours.getMsh9_MessageType().getMsg3_MessageStructure().setValue("ACK");
        ours.getMsh10_MessageControlID().setValue(controlId);
        ours.getMsh11_ProcessingID()
                .getPt1_ProcessingID()
                .setValue(theirs.map(msh -> msh.value(11))
                        .filter(it -> !it.isEmpty())
                        .orElse("P"));
        ours.getMsh12_VersionID()
                .getVid1_VersionID()
                .setValue(theirs.map(msh -> msh.value(12))
                        .filter(it -> it.startsWith("2."))
                        .orElse(VERSION));
        ours.getMsh18_CharacterSet(0).setValue("UNICODE UTF-8");
    }

    private static void copy(Field from, HD to) throws HL7Exception {
        to.getHd1_NamespaceID().setValue(from.value(1));
        to.getHd2_UniversalID().setValue(from.value(2));
        to.getHd3_UniversalIDType().setValue(from.value(3));
    }

    private static void fault(ERR err, Fault fault) throws HL7Exception {
        if (fault.place().isPresent()) {
            place(err, fault.place().get());
        }
        err.getErr3_HL7ErrorCode()
                .getCwe1_Identifier()
                .setValue(String.valueOf(fault.code().code()));
        err.getErr3_HL7ErrorCode().getCwe2_Text().setValue(fault.code().text());
        err.getErr3_HL7ErrorCode().getCwe3_NameOfCodingSystem().setValue("HL70357");
        err.getErr4_Severity().setValue(fault.severity().name());
        err.getErr7_DiagnosticInformation().setValue(fault.text());
    }

    private static void place(ERR err, Place place) throws HL7Exception {
        var location = err.getErr2_ErrorLocation(0);
        location.getErl1_SegmentID().setValue(place.segment());
        location.getErl2_SegmentSequence().setValue(String.valueOf(place.occurrence()));
        if (place.field() > 0) {
            location.getErl3_FieldPosition().setValue(String.valueOf(place.field()));
        }
        if (place.component() > 0) {
            location.getErl4_FieldRepetition().setValue("1");
            location.getErl5_ComponentNumber().setValue(String.valueOf(place.component()));
        }
    }
}
