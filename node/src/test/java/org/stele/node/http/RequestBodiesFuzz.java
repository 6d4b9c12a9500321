package org.stele.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.stele.crypto.Bytes;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.toy.Mutations;
import org.stele.node.api.Bodies;
import org.stele.node.problem.Problems;

/** Whatever a request's body is, it is of the form that the controller takes, or a problem that the caller is told. */
class RequestBodiesFuzz {
    private static final StrictJsonConverter CONVERTER = new StrictJsonConverter();
    private static final List<Record> SAMPLES = Bodies.samples();

    private record Body(Bytes bytes) implements HttpInputMessage {
        static Body of(Object value) {
            return new Body(Bytes.wrap(StrictJson.write(value)));
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes.unsafeArray());
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders();
        }
    }

    /** A sample, and what came of it on the way. */
    record Sent(Record sample, Bytes bytes) {}

    @Provide
    Arbitrary<Sent> damaged() {
        return Arbitraries.of(SAMPLES)
                .flatMap(sample -> Mutations.of(List.of(StrictJson.write(sample)))
                        .map(bytes -> new Sent(sample, Bytes.wrap(bytes))));
    }

    @Provide
    Arbitrary<Record> samples() {
        return Arbitraries.of(SAMPLES);
    }

    @Example
    void everyFormThatAControllerTakesHasASampleAndIsRead() throws IOException {
        Set<Class<?>> sampled = SAMPLES.stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(sampled).containsAll(Bodies.forms());
        for (Record sample : SAMPLES) {
            assertThat(CONVERTER.read(sample.getClass(), Body.of(sample))).isEqualTo(sample);
        }
    }

    @Property(tries = 2000)
    void aDamagedBodyIsReadAsWhatItIsOrAProblem(@ForAll("damaged") Sent sent) throws IOException {
        isReadOrAProblem(sent.bytes().toArray(), sent.sample().getClass());
    }

    @Property(tries = 500)
    void aBodyOfAnotherFormIsAProblem(@ForAll("samples") Record sample, @ForAll("samples") Record other)
            throws IOException {
        isReadOrAProblem(StrictJson.write(sample), other.getClass());
    }

    @Property(tries = 300)
    void anyBytesAreAProblem(@ForAll("samples") Record sample, @ForAll @Size(max = 200) byte[] bytes)
            throws IOException {
        isReadOrAProblem(bytes, sample.getClass());
    }

    @Property(tries = 20)
    void manyOpenBracketsAreAProblem(
            @ForAll("samples") Record sample, @ForAll @IntRange(min = 1, max = 100_000) int depth) throws IOException {
        isReadOrAProblem("[".repeat(depth).getBytes(StandardCharsets.US_ASCII), sample.getClass());
    }

    private static void isReadOrAProblem(byte[] bytes, Class<?> form) throws IOException {
        try {
            Object read = CONVERTER.read(form, new Body(Bytes.wrap(bytes)));
            assertThat(CONVERTER.read(form, Body.of(read))).isEqualTo(read);
            Bodies.use(read);
        } catch (RuntimeException e) {
            assertThat(Problems.of(e)).as("%s", e).isPresent();
        }
    }
}
