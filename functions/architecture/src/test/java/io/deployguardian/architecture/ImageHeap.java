package io.deployguardian.architecture;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.Buffer;
import java.nio.channels.Channel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * What the builder of an executable finds once it has initialised a class: all that its static
 * fields lead to. Into the JDK's own objects it looks no further than what they visibly hold.
 */
final class ImageHeap {

  /** GraalVM's DisallowedImageHeapObjects, and types that GraalVM initialises at run time. */
  private static final List<Class<?>> REFUSED =
      List.of(
          Random.class,
          SplittableRandom.class,
          Timer.class,
          Cleaner.class,
          InetAddress.class,
          Socket.class,
          ServerSocket.class,
          Channel.class,
          FileInputStream.class,
          FileOutputStream.class,
          SSLContext.class);

  private static final String HTTP_CLIENT = "jdk.internal.net.http.";

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private ImageHeap() {}

  /** What the builder would stop at; nothing of a class that it can't link, and so not reach. */
  static List<String> refusedOf(String className) {
    try {
      return new ImageHeap().refused(Class.forName(className)).distinct().toList();
    } catch (LinkageError | ClassNotFoundException unlinked) {
      return List.of();
    }
  }

  private Stream<String> refused(Class<?> type) {
    Stream.of(type.getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .forEach(field -> meet(valueOf(field, null)));
    for (Object next = open.poll(); next != null; next = open.poll()) {
      heldBy(next).forEach(this::meet);
    }
    return seen.stream().filter(ImageHeap::isRefused).map(it -> it.getClass().getName());
  }

  private void meet(Object found) {
    if (found != null && seen.add(found)) {
      open.add(found);
    }
  }

  private static Stream<?> heldBy(Object holder) {
    return switch (holder) {
      case Object[] all -> Stream.of(all);
      case AtomicReference<?> one -> Stream.of(one).map(AtomicReference::get);
      case Reference<?> one -> Stream.of(one).map(Reference::get);
      case Optional<?> one -> one.stream();
      case Collection<?> all when isOfTheJdk(all) -> all.stream();
      case Map<?, ?> map when isOfTheJdk(map) ->
          Stream.concat(map.keySet().stream(), map.values().stream());
      default -> isOfTheJdk(holder) ? Stream.empty() : fieldsOf(holder);
    };
  }

  private static Stream<Object> fieldsOf(Object holder) {
    return Stream.<Class<?>>iterate(
            holder.getClass(), type -> type != null, type -> type.getSuperclass())
        .filter(type -> !type.getModule().isNamed())
        .flatMap(type -> Stream.of(type.getDeclaredFields()))
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .map(field -> valueOf(field, holder));
  }

  private static Object valueOf(Field field, Object holder) {
    try {
      field.setAccessible(true);
      return field.getType().isPrimitive() ? null : field.get(holder);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("was made accessible", e);
    }
  }

  /** What is on the class path is in no module. */
  private static boolean isOfTheJdk(Object it) {
    return it.getClass().getModule().isNamed();
  }

  private static boolean isRefused(Object it) {
    return switch (it) {
      case ThreadLocalRandom none -> false;
      case Thread thread -> thread.isAlive();
      case Buffer buffer -> buffer.isDirect();
      default ->
          REFUSED.stream().anyMatch(kind -> kind.isInstance(it))
              || it.getClass().getName().startsWith(HTTP_CLIENT);
    };
  }
}
