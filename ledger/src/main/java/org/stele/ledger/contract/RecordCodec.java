package org.stele.ledger.contract;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;

/** A record as the array of its components in order; a record of one component as that component alone. */
final class RecordCodec<T> implements Codec<T> {
    private final String name;
    private final Function<Object, Object>[] accessors;
    private final Codec<Object>[] codecs;
    private final MethodHandle constructor;

    private RecordCodec(
            String name, Function<Object, Object>[] accessors, Codec<Object>[] codecs, MethodHandle constructor) {
        this.name = name;
        this.accessors = accessors;
        this.codecs = codecs;
        this.constructor = constructor;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // generic arrays of what the component's own type gave
    static Codec<?> of(Class<?> type) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            Function<Object, Object>[] accessors = new Function[components.size()];
            Codec<Object>[] codecs = new Codec[components.size()];
            for (int i = 0; i < accessors.length; i++) {
                accessors[i] = accessor(lookup, components.get(i));
                codecs[i] =
                        (Codec<Object>) RecordCodecs.forType(components.get(i).getGenericType());
            }
            return new RecordCodec<>(type.getSimpleName(), accessors, codecs, constructor(lookup, type, components));
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalArgumentException("cannot reach the components of " + type.getName(), e);
        }
    }

    boolean mayBeNull() {
        return codecs.length == 1
                && (codecs[0] instanceof OptionalCodec || (codecs[0] instanceof RecordCodec<?> one && one.mayBeNull()));
    }

    @Override
    public void write(T value, CborWriter out) {
        if (codecs.length != 1) {
            out.array(codecs.length);
        }
        for (int i = 0; i < codecs.length; i++) {
            codecs[i].write(accessors[i].apply(value), out);
        }
    }

    @Override
    public T read(CborReader in) {
        if (codecs.length != 1) {
            in.array(codecs.length);
        }
        Object[] values = new Object[codecs.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = codecs[i].read(in);
        }
        return construct(values);
    }

    @SuppressWarnings("unchecked") // the constructor is T's
    private T construct(Object[] values) {
        try {
            return (T) (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // a handle declares all; a constructor of ours throws nothing checked
            throw new IllegalArgumentException("not a " + name, e);
        }
    }

    private static MethodHandle constructor(
            MethodHandles.Lookup lookup, Class<?> type, List<RecordComponent> components)
            throws NoSuchMethodException, IllegalAccessException {
        Class<?>[] parameters =
                components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        return lookup.findConstructor(type, methodType(void.class, parameters))
                .asSpreader(Object[].class, parameters.length)
                .asType(methodType(Object.class, Object[].class));
    }

    /** A function that the compiler can inline, which a method handle in a field is not. */
    @SuppressWarnings("unchecked") // the lambda is made as a Function
    private static Function<Object, Object> accessor(MethodHandles.Lookup lookup, RecordComponent component)
            throws IllegalAccessException {
        MethodHandle handle = lookup.unreflect(component.getAccessor());
        try {
            return (Function<Object, Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            methodType(Function.class),
                            methodType(Object.class, Object.class),
                            handle,
                            handle.type().wrap())
                    .getTarget()
                    .invoke();
        } catch (Throwable e) { // a handle declares all; a codec that cannot be made is a fault in the record
            throw new IllegalArgumentException("cannot read " + component, e);
        }
    }

    @Override
    public String toString() {
        return name + Arrays.toString(codecs);
    }
}
