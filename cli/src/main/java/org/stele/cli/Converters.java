package org.stele.cli;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Period;
import java.util.function.Function;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.ProposalId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.scope.OpenedLabel;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads what command lines name; what is none is told in words. */
final class Converters {
    private static final String IDENTIFIER = "not an identifier: it has 22 letters, digits, - and _";

    private Converters() {}

    static void register(CommandLine command) {
        identifier(command, ErasureId.class, ErasureId::parse);
        identifier(command, GrantId.class, GrantId::parse);
        identifier(command, OrganisationId.class, OrganisationId::parse);
        identifier(command, ProposalId.class, ProposalId::parse);
        identifier(command, RandomId.class, RandomId::parse);
        identifier(command, RecordId.class, RecordId::parse);
        identifier(command, RestrictionId.class, RestrictionId::parse);
        identifier(command, SeatId.class, SeatId::parse);
        identifier(command, SubjectId.class, SubjectId::parse);
        command.registerConverter(
                Hash.class, text -> read(text, Hash::parse, "not a hash: it has 43 letters, digits, - and _"));
        command.registerConverter(
                LaunchCode.class, text -> read(text, LaunchCode::parse, "not a code: such as 7KQ2-M9XB"));
        command.registerConverter(
                OpenedLabel.class,
                text -> read(
                        text, OpenedLabel::of, "not a label: such as domain:cardiology, domain:* or sensitivity:PSY"));
        command.registerConverter(
                Period.class, text -> read(text, Period::parse, "not a period: such as P30D, P6M or P1Y"));
        command.registerConverter(
                URI.class,
                text -> read(text, Converters::address, "not a node's address: such as https://node.example"));
    }

    private static <T> void identifier(CommandLine command, Class<T> type, Function<String, T> parse) {
        command.registerConverter(type, text -> read(text, parse, IDENTIFIER));
    }

    private static <T> T read(String text, Function<String, T> parse, String otherwise) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new TypeConversionException(otherwise);
        }
    }

    private static URI address(String text) {
        URI uri = URI.create(text);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException("no address");
        }
        return uri;
    }
}
