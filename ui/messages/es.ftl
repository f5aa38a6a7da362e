### Todas las frases que leen las personas, para Rust y para la ventana. Un rechazo es `code-<código>` con su `.hint`:
### qué falla y qué se conservó; después, qué hacer. Claro, breve, en presente; se habla de la evidencia.

## window

app-name = Assay
start-how = Cada criterio se juzga junto a lo que se entregó, y el registro dice en qué lugar. Cualquiera puede comprobar ese registro años después, sin red.
start-promise = Todo se queda en este equipo. Assay no se conecta a ninguna red.
queue-open = abrir
app-opening = Se está abriendo la biblioteca.
app-sample-library = Biblioteca de muestra
app-sample = Esta es la biblioteca de muestra. Su clave es { $name }; su frase de contraseña es: { $passphrase }
closed-title = No se pudo abrir la biblioteca
bring-for-which = ¿Para qué microcredencial es “{ $name }”?
for-kicker = Archivos sueltos · { $name }
for-lead = Dice con qué se comparan. Quien los entregó dijo cuál es.
for-known = Microcredenciales
for-version = versión { $version }
for-name-says = Su nombre dice “{ $words }”
for-not-yours = no está en su catálogo
for-search = Título o competencia
for-few =
    { $found ->
        [0] Ninguna de { $of } tiene “{ $words }” en su título o competencia.
        [one] 1 de { $of } tiene “{ $words }” en su título o competencia.
       *[other] { $found } de { $of } tienen “{ $words }” en su título o competencia.
    }
for-none = Esta biblioteca no tiene todavía ninguna microcredencial
for-none-how = Una microcredencial dice qué debe contener una entrega y cómo se juzga. Quien la publica la reparte como un archivo que termina en .json. Elija ese archivo: entra en esta biblioteca con la entrega, y la próxima vez estará aquí.
for-none-file = Elegir su archivo…
for-none-choose = Aquí se lee qué pide cuando se ha elegido su archivo.
for-none-first = Primero hace falta el archivo de la microcredencial.
for-aside = Qué pide
for-competency = La competencia
for-choose = Elija una, y aquí se lee qué pide.
for-go-on = Repasar los archivos
for-hint = es esta
for-file = Otra, desde un archivo…
review-rule-all = Todos los criterios en su nivel exigido
review-rule-count = { $atLeast } de { $of } criterios en su nivel exigido
review-rule-points = { $cut } puntos
review-rule-floor = , ninguno por debajo de { $level }
review-attempt-elsewhere = Intento { $attempt }. El intento anterior no está en esta biblioteca.
review-attempt-unchanged = Intento { $attempt }. { $unchanged } de { $of } archivos son los mismos que en el anterior. Las valoraciones anteriores siguen ocultas.
about-version = Assay { $version }

## window: parts

parts-cancel = Cancelar
parts-undo = Deshacer
parts-close = Cerrar

## window: frame

frame-places = Lugares
frame-queue = Cola
frame-verify = Verificar
frame-settings = Ajustes
frame-go-to-or-do = Ir a o hacer
frame-who = { $name }, { $role }
frame-all-keys = todas las teclas

## window: submission

submission-number = N.º { $number }
submission-what = · { $title } v{ $version } · intento { $attempt }
state-new = Nueva
state-in-review = En revisión
state-ready = Lista para firmar
state-signed = Firmada
state-returned = Devuelta
state-recused = Abstención
state-beside = { $corrects ->
        [yes] { $state ->
            [ready] corrección lista
            [returned] corrección devuelta
            [recused] abstención
           *[other] se corrige
        }
       *[no] otra revisión
    }
state-with-beside = { $state }, { $beside }
outcome-meets = Cumple
outcome-not-yet = Todavía no
outcome-returned = Devuelta
purpose-summative = Sumativa
purpose-formative = Formativa

## window: queue

queue-title = Cola
queue-total =
    { $total ->
        [one] 1 entrega
       *[other] { $total } entregas
    }
queue-all = Todas
queue-states = Estado
queue-twice =
    { $count ->
        [one] Una cuenta en dos estados: en el suyo y en el de lo que se empezó al lado.
       *[other] { $count } cuentan en dos estados: en el suyo y en el de lo que se empezó al lado.
    }
queue-search = Número, microcredencial, comentario
queue-search-clear = Vaciar la búsqueda
queue-bring-in = Traer…
queue-choose = Elegir un archivo…
queue-choose-folder = Elegir una carpeta…
queue-number = Número
queue-credential = Microcredencial
queue-attempt = Intento
queue-state = Estado
queue-scored = Valorado
queue-seen = Abiertos
queue-outcome = Evidencia, conclusión
queue-due = Plazo
queue-came = Llegada
queue-scored-of = { $scored }/{ $of }
queue-attempt-of = Intento { $attempt }
queue-scored-many = { $scored } de { $of } valorados
queue-seen-of = { $opened } de { $files } archivos abiertos
queue-outcome-kind = · conclusión
queue-feedback = Devolución
queue-files =
    { $files ->
        [one] 1 archivo
       *[other] { $files } archivos
    }
queue-row = Fila { $row } de { $total }
queue-drop-anywhere = Suelte un paquete, una carpeta o un resultado firmado en cualquier parte de esta ventana
queue-none = Ninguna entrega es así.
queue-show-all = Mostrar todas
queue-empty = Todavía no hay nada que revisar
queue-empty-how = Suelte aquí una entrega: un paquete de Assay, un zip de Moodle u Open edX, o una simple carpeta de archivos. Se comprueba antes de guardar nada.
queue-empty-drop = Suelte un archivo o una carpeta
queue-empty-stays = El original se queda donde está y no se cambia.
queue-empty-check = Comprobar el resultado de alguien
queue-empty-check-how = También se puede soltar aquí un registro firmado, la imagen de una insignia o un paquete de resultado.
queue-due-set = Poner un plazo
queue-overdue = atrasada
queue-due-title = ¿Para cuándo se espera la n.º { $number }?
queue-due-day = Día
queue-due-hint = Sin día: espera sin plazo.
queue-due-wrong = Escriba el día así: { $example }.
queue-due-today = Hoy
queue-due-week = En una semana
queue-due-two-weeks = En dos semanas
queue-due-none = Sin día
queue-due-keep = Guardar el día
queue-do-search = Buscar en la cola
queue-do-filter = Elegir un estado
queue-do-bring = Traer una entrega
queue-do-folder = Traer una carpeta
queue-do-verify = Verificar un resultado
queue-do-due = Poner el plazo
queue-do-bundle = Escribir la entrega como su paquete
queue-do-intake = Informe de entrada de la entrega elegida
queue-bundle = Escribir el paquete…
queue-intake = Informe de entrada
queue-open-this = Abrir
queue-set-due = Poner el plazo…
queue-more = Más
queue-more-of = Más para el N.º { $number }
bundle-name = El paquete
bundle-writing = Escribiendo el paquete del N.º { $number }
bundle-written = Paquete del N.º { $number } escrito
bundle-same = Los mismos archivos que entraron, byte a byte; sin valoraciones ni comentarios.
bundle-refused = El paquete del N.º { $number } no se escribió
bundle-elsewhere = Elegir otro lugar…
bundle-large-too = Escribirlo de todos modos
queue-hint-move = mover
queue-hint-open = abrir
queue-hint-search = buscar
queue-hint-filter = filtrar
queue-hint-bring = traer
queue-hint-verify = verificar un resultado
queue-hint-due = plazo
drop-here = Suelte para traerlo
drop-count =
    { $count ->
        [0] Nada de esto se puede traer
        [one] Suelte para traer 1 entrega
       *[other] Suelte para traer { $count } entregas
    }
drop-checked = Primero se comprueba cada resumen. No se guarda nada hasta que la comprobación termina.

## window: first start

first-steps = Pasos
first-step-done = hecho:
first-step-you = Usted
first-step-words = Palabras de recuperación
first-step-passphrase = Frase de contraseña
first-step-sheet = Hoja de recuperación
first-go-on = Seguir
first-back = Atrás
first-you-title = ¿Quién firma en este equipo?
first-you-lead = Su nombre aparece en cada resultado que firme, junto a su clave.
first-name = Nombre tal como debe aparecer
first-name-missing = Un registro necesita un nombre. Escriba el suyo como otros lo leerían en voz alta.
first-role = Qué hace usted aquí
first-role-assessor = Evaluador
first-role-assessor-does = valora entregas y firma resultados
first-role-mentor = Mentor
first-role-mentor-does = orienta sobre borradores, sin decisión
first-role-note = La función aparece en lo que firme. Otra clave puede tener otra función.
first-have-sheet = Tengo una hoja de recuperación
first-without-key = Mirar sin clave
first-words-title = Recuperar una clave
first-words-lead = Escriba las 24 palabras de la hoja de recuperación en su orden. Con ellas se vuelve a hacer la misma clave.
first-words = Las 24 palabras
first-words-count = { $count } de 24 palabras
first-words-needed = Hacen falta las 24 palabras.
first-passphrase-title = Elija una frase de contraseña
first-passphrase-lead = Protege su clave de firma. Cuatro o más palabras sin relación son fuertes y fáciles de escribir.
first-passphrase = Frase de contraseña
first-passphrase-again = La misma otra vez
first-passphrase-short = Hacen falta al menos { $least } caracteres; mejor cuatro palabras sin relación.
first-passphrase-differs = Las dos no son iguales.
first-passphrase-nobody = Nadie puede restablecer esta frase de contraseña. La hoja de recuperación de la página siguiente es el único otro camino a su clave.
first-passphrase-new = Desde ahora esta frase de contraseña abre la clave en este equipo. La anterior ya no abre nada aquí.
first-make = Hacer mi clave
first-bring-back = Recuperar la clave
first-making = Se está haciendo la clave; tarda unos segundos.
first-sheet-title = Imprima esta hoja y guárdela
first-sheet-lead = Con ella se puede recuperar la clave en otro equipo. Guárdela en papel, no en este disco.
first-sheet-have = Tengo la hoja en papel
first-sheet-first = Imprima antes la hoja, o cópiela a mano.
first-sheet-without = Seguir sin ella
first-print = Imprimir
strength-short = Demasiado corta
strength-weak = Débil
strength-fair = Aceptable
strength-strong = Fuerte
passphrase-show = Mostrar la frase de contraseña
passphrase-cover = Tapar la frase de contraseña
passphrase-capitals = Las mayúsculas están activadas.
sheet-title = Hoja de recuperación de Assay
sheet-name = Nombre
sheet-key = La clave, en palabras
sheet-words = Palabras de recuperación
sheet-show = Mostrar { $seconds } s
sheet-cover = Tapar
sheet-covered = Las palabras están tapadas. El botón anterior las muestra.
sheet-for = Para qué sirve: trae de vuelta su clave para firmar cuando se pierde el equipo o se olvida la frase de contraseña.
sheet-use = Cómo se usa: inicie Assay donde aún no haya clave, o abra Ajustes, Claves para firmar, “{ settings-another-key }”. Escriba su nombre, elija “{ first-have-sheet }” y escriba las 24 palabras en su orden.
sheet-secret = Guárdela en secreto, como una llave: quien tenga estas palabras puede firmar en su nombre.
sheet-again-title = ¿Qué frase de contraseña abre esta clave?
sheet-again-lead = Con ella la hoja de recuperación puede verse e imprimirse otra vez. La clave queda como está.
sheet-again-show = Mostrar la hoja

## window: bringing in

bring-together-name =
    { $more ->
        [one] { $first } y 1 más
       *[other] { $first } y { $more } más
    }
together-aside = Una entrega
together-kicker =
    { $count ->
        [one] Soltado o elegido · 1 cosa
       *[other] Soltadas o elegidas juntas · { $count } cosas
    }
together-title = ¿Son estas { $count } juntas una sola entrega?
together-lead = Llegaron juntas, y nada dice de quién son. Quite lo que sea de otra entrega.
together-parts = Lo que puede ser una entrega
together-rest = Además
together-lies = en { $folder }
together-goes = va con la entrega
together-goes-folder = va con la entrega, con todo lo que contiene
together-stays = se queda donde está; no se hace nada con ello
together-apart = entra como una entrega aparte
together-left-behind = lo hizo el ordenador; queda fuera
together-bundles = se trae por sí solo
together-download = se revisa por sí solo
together-result = un resultado firmado; se verifica, no se trae
together-read = Solo se leen.
together-read-how = No se mueve ni se cambia nada donde está. La entrega recibe una copia de cada uno, con su propio nombre; si dos se llaman igual, el segundo recibe un número.
together-chosen =
    { $count ->
        [0] No hay nada elegido.
        [one] Hay 1 elegida.
       *[other] { $count } forman una entrega.
    }
together-folders = Están en { $count } carpetas, y en la entrega quedan lado a lado.
together-then = Después se pregunta para qué microcredencial son, y luego qué es cada uno.
together-few = Una entrega de varios archivos necesita dos por lo menos.
together-one = Una sola entrega
bring-kicker =
    { $count ->
        [one] Se trae · 1 entrega
       *[other] Se traen · { $count } entregas
    }
bring-title =
    { $count ->
        [one] Se está comprobando
       *[other] { $over } de { $count } comprobadas
    }
bring-title-over =
    { $count ->
        [0] Nada que traer
        [one] Comprobada
       *[other] Las { $count } comprobadas
    }
bring-title-asks =
    { $count ->
        [one] 1 espera su respuesta
       *[other] { $count } esperan su respuesta
    }
bring-lead =
    { $count ->
        [one] Se comprueba antes de conservar nada de ella.
       *[other] Puede empezar con las primeras mientras se comprueban las demás.
    }
bring-lead-over =
    { $whole ->
        [0] No hay nada nuevo en la biblioteca.
        [one] 1 entrega está en la biblioteca y lista para revisar.
       *[other] { $whole } entregas están en la biblioteca y listas para revisar.
    }
bring-lead-asks =
    { $whole ->
        [0] Diga para qué son los archivos y se traen. Antes no hay nada de ellos en la biblioteca.
        [one] Diga para qué son los archivos y se traen. 1 entrega está en la biblioteca y lista para revisar.
       *[other] Diga para qué son los archivos y se traen. { $whole } entregas están en la biblioteca y listas para revisar.
    }
bring-so-far = Hasta ahora
bring-count-in = Listas para revisar
bring-count-refused = Algo lo impide
bring-count-asks = Preguntan algo antes
bring-count-here = Ya estaban, nada que hacer
bring-count-result = Resultados firmados, por verificar
bring-count-running = En comprobación
bring-count-waits = Esperan
bring-count-cancelled = Canceladas por usted
bring-in = N.º { $number }, lista para revisar
bring-in-look = N.º { $number }, lista para revisar; hay algo que mirar
bring-here = Ya estaba como n.º { $number }, idéntica byte a byte
bring-here-look = Ya estaba como n.º { $number }, idéntica byte a byte; hay algo que mirar
bring-nothing = Ahí no se encontró ninguna entrega
bring-credential-needed = Archivos sueltos: ¿para qué microcredencial?
bring-roles-needed =
    { $files ->
        [one] 1 archivo: ¿para qué es?
       *[other] { $files } archivos: ¿para qué es cada uno?
    }
bring-result = Un resultado firmado, no una entrega
bring-looking = se mira qué es
bring-waits = espera
bring-cancelled = Cancelada, no se guardó nada
bring-bytes = { $done } de { $of }
bring-leave-out = Dejar fuera
bring-leave-out-of = Dejar fuera: { $name }
bring-again = Intentar otra vez
bring-why = Leer por qué
bring-confirm = Confirmar funciones
bring-choose-credential = Elegir…
bring-cancel-keeps =
    { $whole ->
        [0] Hasta ahora no se ha guardado nada.
        [one] Al cancelar se conserva la 1 que está entera.
       *[other] Al cancelar se conservan las { $whole } que están enteras.
    }
bring-cancel-rest = Cancelar el resto
bring-start = Empezar con la n.º { $number }
bring-cut-off = Traer “{ $name }” quedó interrumpido.
bring-cut-off-what = Fue el { $at }. De la entrega en curso no se conserva nada; lo que había entrado entero antes está en la cola.
bring-cut-off-again = Traer otra vez
bring-cut-off-forget = No avisar más de esto: “{ $name }”
bring-waiting =
    { $more ->
        [0] “{ $name }” espera su respuesta.
        [one] “{ $name }” y 1 más esperan su respuesta.
       *[other] “{ $name }” y { $more } más esperan su respuesta.
    }
bring-waiting-go = Seguir
bring-back = Volver a la cola
bring-no-other = Un paquete malo no detiene a ningún otro
bring-no-other-how = Cada uno se comprueba por separado, primero los resúmenes. Lo cancelado o rechazado no deja nada atrás.
bring-interrupted = Se puede interrumpir
bring-interrupted-how = Si se saca la memoria o se cierra Assay, no se conserva nada a medias, y lo que ya entró se queda. Lo que quedó interrumpido al cerrar se avisa en la cola al abrir de nuevo, con un botón para traerlo otra vez; lo que espera su respuesta está allí con las respuestas que dio.
refused-aside = Qué se conservó
refused-kicker = No se trajo · { $name }
refused-title =
    { $count ->
        [one] Una cosa lo impide
       *[other] { $count } cosas lo impiden
    }
refused-lead = No se guardó nada de ello. Lo que falta tiene que venir otra vez del candidato.
refused-lead-only = No se guardó nada de ello.
refused-kept = La biblioteca está como estaba
refused-kept-how = El archivo solo se leyó y sigue donde estaba.
refused-gone-how = Donde estaba, ahora no se puede leer nada.
refused-gone-hint = Conecte la memoria o el disco donde está, o devuélvalo a su sitio, e inténtelo otra vez. Si se movió, tráigalo desde donde está ahora.
refused-leave = Dejarlo
refused-next = Traerlo como intento { $attempt }…
refused-next-yes = Traerlo como intento { $attempt }
refused-next-title = ¿Es el intento { $attempt } de la misma persona?
refused-next-what =
    { $before ->
        [one] Recibe el mismo número. El intento 1 se queda como está, con su revisión, y el nuevo lo nombra como el intento anterior. Solo quien reparte los números sabe si los dos son de una misma persona.
       *[other] Recibe el mismo número. El intento { $before } se queda como está, con su revisión, y el nuevo lo nombra como el intento anterior. Solo quien reparte los números sabe si los dos son de una misma persona.
    }
refused-other-number = Otro número…
roles-aside = Qué dirá el paquete
roles-kicker =
    { $files ->
        [one] Archivos sueltos · { $name } · 1 archivo, y nada dice para qué es
       *[other] Archivos sueltos · { $name } · { $files } archivos, y nada dice para qué es cada uno
    }
roles-title = ¿Es esto lo que es cada archivo?
roles-lead = Las propuestas salen de los nombres y las clases de los archivos. Repáselas; después se escribe un paquete y se sella con resúmenes.
roles-files = Archivos
roles-files-of = Archivos del participante { $participant }
roles-participant = Participante { $participant }
roles-file = Archivo
roles-called = Se llama
roles-called-of = Cómo se llama { $path }
roles-for = Se ofrece para
roles-for-of = Para qué se ofrece { $path }
roles-for-nothing = Nada de lo que se pide
roles-leave-out = Dejar fuera
roles-left-out = fuera:
roles-left-out-word = Fuera
roles-has = tiene { $count }
roles-consent = Consentimiento
roles-consent-of = Consentimiento de { $path }
roles-consent-all = Consentimiento de todos los archivos
roles-why = Por qué
roles-choose = Elegir
roles-confirm = Confirmar
roles-confirmed = confirmado:
roles-not-confirmed = sin confirmar todavía:
roles-title-missing = Hace falta
roles-why-folder = Su carpeta dice “{ $word }”
roles-why-name = Su nombre dice “{ $word }”
roles-why-captions = Subtítulos de { $path }
roles-why-captions-alone = { $path } se deja fuera: van como un archivo propio
roles-why-kind = Solo esto pide archivos de su clase
roles-why-unclear = Nada lo dice: elija, o déjelo fuera
roles-why-pointer = No tiene texto, solo un enlace
roles-why-program = Un programa, que nunca se ejecuta
roles-why-empty = No contiene nada
roles-why-copy = El mismo archivo que { $path }, byte por byte
roles-why-changed = Cambió desde que respondió
roles-since = Desde que respondió: { $what }.
roles-since-changed =
    { $count ->
        [one] cambió 1 archivo
       *[other] cambiaron { $count } archivos
    }
roles-since-gone =
    { $count ->
        [one] falta 1
       *[other] faltan { $count }
    }
roles-since-fresh =
    { $count ->
        [one] hay 1 nuevo
       *[other] hay { $count } nuevos
    }
roles-since-how = Lo que dijo de los demás sigue en pie. Se pregunta por los que cambiaron o son nuevos.
roles-why-left-out = Usted lo dejó fuera
roles-why-nothing = Va con los demás y no cuenta para nada
roles-why-chosen = Usted lo eligió
roles-miss-kind = No cuenta: no es de una clase que se pide
roles-miss-seconds = No cuenta: dura { $found }, se pide { $asked }
roles-miss-pages = No cuenta: { $found } páginas, se piden { $asked }
roles-miss-words = No cuenta: { $found } palabras, se piden { $asked }
roles-outside-system = Archivos del sistema
roles-outside-system-why = Los hizo el equipo
roles-outside-candidate = Un nombre
roles-outside-candidate-why = Dice quién es el candidato
roles-outside-unplaced = Junto a las entregas
roles-outside-unplaced-why = No es de ninguna
roles-strip = El archivo que se mira
roles-strip-left-out = Queda fuera del paquete y no necesita título ni consentimiento.
roles-look = Mirarlo
roles-to-confirm = por confirmar:
roles-confirm-count = por confirmar
roles-other-credential = Otra…
roles-attempt = Intento 1
roles-asks-of = Qué se pide al participante { $participant }
roles-left-out-how =
    { $count ->
        [one] { $names }. No va al paquete, y el informe de entrada lo nombra.
       *[other] { $names }. No van al paquete, y el informe de entrada los nombra.
    }
roles-names = Los nombres de los archivos van al paquete. El que no todo equipo puede guardar se cambia, y eso se dice.
roles-names-how = Si uno nombra a una persona o un lugar, cambie antes el nombre del archivo; la carpeta misma no se toca.
roles-number-of = Número del participante { $participant }
roles-number-wrong = Hasta doce cifras, nada más.
roles-number-how = Un número, nunca un nombre. Si se deja vacío, recibe uno propio. La lista que lo une a una persona la tiene la coordinación.
roles-all-said = Todo está dicho. Se puede traer.
roles-choose-left =
    { $count ->
        [one] 1 archivo por elegir
       *[other] { $count } archivos por elegir
    }
roles-confirm-left =
    { $count ->
        [one] 1 por confirmar
       *[other] { $count } por confirmar
    }
roles-mend-left =
    { $count ->
        [one] 1 campo por corregir
       *[other] { $count } campos por corregir
    }
roles-left-then = Después se puede traer.
roles-nothing-left = Todos los archivos quedan fuera, y de nada no se hace un paquete. Ofrezca uno al menos.
roles-do-previous = El archivo anterior
roles-do-next = El archivo siguiente
roles-do-first = El primer archivo
roles-do-last = El último archivo
roles-do-requirement = Ofrecer para lo que se pide
roles-do-leave = Dejar fuera
roles-do-look = Mirarlo
roles-do-title = Cómo se llama
roles-do-confirm = Confirmar, y el siguiente que espera
roles-hint-file = archivo
roles-hint-requirement = requisito
roles-hint-leave = dejar fuera
roles-hint-look = mirarlo
roles-hint-title = cómo se llama
roles-hint-confirm = confirmar, siguiente
roles-hint-undo = deshacer
glance-coming = Se está abriendo.
glance-picture = Cómo se ve { $path }
glance-left =
    { $left ->
        [one] La página 1 no se pudo dibujar; puede que el archivo esté dañado. Esta es la página 2.
       *[other] Las páginas 1 a { $left } no se pudieron dibujar; puede que el archivo esté dañado. Esta es la página { $next }.
    }
glance-none = No se puede mirar antes de que esté en la biblioteca. Qué es se lee en la lista.
roles-bring-in = Escribir el paquete y traerlo
consent-given = Dado
consent-not-needed = No hace falta
consent-missing = Falta

## window: intake

intake-kicker =
    { $files ->
        [one] Informe de entrada · N.º { $number } · intento { $attempt } · 1 archivo
       *[other] Informe de entrada · N.º { $number } · intento { $attempt } · { $files } archivos
    }
intake-what = { $title } v{ $version }
intake-good = Lista para revisar
intake-good-lead =
    { $files ->
        [one] El archivo está entero, es lo que dice ser, y está aquí todo lo que pide la microcredencial.
       *[other] Los { $files } archivos están enteros, cada uno es lo que dice ser, y está aquí todo lo que pide la microcredencial.
    }
intake-to-look-at =
    { $count ->
        [0] Nada que hacer, algo que saber
        [one] Una cosa que mirar
       *[other] { $count } cosas que mirar
    }
intake-to-look-at-lead = La entrega está en la biblioteca, entera como se empaquetó, y se puede revisar. Conviene saber antes esto.
intake-unusable = Nada de esto se puede mostrar
intake-unusable-lead = La entrega está en la biblioteca, entera como se empaquetó, pero ningún archivo suyo se puede abrir aquí. Se puede devolver con un motivo.
intake-type = Tipo, por su contenido
intake-size = Tamaño
intake-finding = Hallazgo
intake-no-finding = ninguno, coinciden los dos resúmenes
intake-captions = Subtítulos
intake-left-out = Fuera
intake-same-of = Lo mismo de { $count } archivos
intake-first-look = Primera mirada
intake-asks = Qué pide
intake-met = cumplido:
intake-not-met = sin cumplir:
intake-more = más de lo pedido:
intake-given = { $given } de { $wanted }
intake-consent = Consentimiento
intake-consent-missing =
    { $count ->
        [one] Falta en 1 archivo
       *[other] Falta en { $count } archivos
    }
intake-consent-given =
    { $count ->
        [one] Dado en 1 archivo
       *[other] Dado en { $count } archivos
    }
intake-consent-none = Ningún archivo lo necesita
intake-bundle = Paquete
intake-number = N.º { $number }, intento { $attempt }
intake-payload = Contenido
intake-no-due = sin día
intake-set-due = Poner…
intake-came-along = Su microcredencial vino con ella.
intake-came-along-how = No es una que usted haya aceptado en su catálogo. Mire si es la que conoce.
intake-came-chosen = Usted eligió esta microcredencial al traer los archivos.
intake-came-chosen-how = Todavía no está en su catálogo. Acéptela si es la que usted aplica.
intake-accept = Aceptarla
intake-signed-by = Firmada por
intake-signed-by-nobody = nadie: es un borrador
intake-in-catalogue = En su catálogo
intake-no-version = ninguna versión de ella
intake-other-version = la versión { $version }
intake-differs = Qué la distingue de la versión { $version }
intake-rubric = Huella de la rúbrica
intake-rubric-yours = en su catálogo
intake-rubric-not-yours = no en su catálogo
differs-aim = Otro nombre u otra competencia
differs-key-method = Otro método clave, u otra investigación debajo
differs-requirement-new = Se pide de nuevo: { $title }
differs-requirement-gone = Ya no se pide: { $title }
differs-requirement-changed = Se pide de otro modo: { $title }
differs-criterion-new = Criterio nuevo: { $title }
differs-criterion-gone = Criterio que ya no está: { $title }
differs-criterion-changed = Criterio con otras palabras o niveles: { $title }
differs-rule = Otra regla: cómo los niveles dan un resultado
differs-beside = Algo al margen: sugerencias, temas o fuentes
intake-later = Dejar para después
intake-start = Empezar la revisión
intake-go-on = Seguir con la revisión
intake-open = Abrir la revisión
measure-pages =
    { $pages ->
        [one] 1 página
       *[other] { $pages } páginas
    }
measure-rows =
    { $rows ->
        [one] 1 fila
       *[other] { $rows } filas
    }
measure-words =
    { $words ->
        [one] 1 palabra
       *[other] { $words } palabras
    }

## window: signing

presign-outcome = Conclusión
presign-feedback = Devolución
presign-meets = Cumple, según calcula la regla
presign-not-yet = Todavía no, según calcula la regla
presign-returned = Devuelta sin juicio
presign-returned-lead = Vuelve con estos motivos. No se dice nada sobre la enseñanza.
presign-not-the-decision = A esto llegan sus valoraciones; no es la decisión.
presign-near-cut = Están cerca del corte: se pide un segundo evaluador.
presign-supersedes = Este registro ocupará el lugar del que usted firmó antes.
presign-feedback-title = { $strengths ->
        [0] Ninguna fortaleza todavía
        [one] Una fortaleza
       *[other] { $strengths } fortalezas
    }, { $questions ->
        [0] ninguna pregunta
        [one] una pregunta
       *[other] { $questions } preguntas
    }, { $steps ->
        [0] ningún próximo paso
        [one] un próximo paso
       *[other] { $steps } próximos pasos
    }
presign-feedback-lead = No se calcula nada. Los niveles dicen dónde está la evidencia, con las palabras de la rúbrica.
presign-purpose = Para qué es la revisión
presign-summative-means = una conclusión, calculada por la regla
presign-formative-means = solo orientación, sin conclusión ni insignia
presign-before = Antes de firmar
presign-before-handing = Antes de entregarla
presign-count = { $look } por mirar, { $order } en orden
presign-criterion = Criterio
presign-level = Nivel
presign-rationale = Justificación
presign-places = Lugares
presign-stands = Dónde está
presign-seen = Qué se vio
presign-below = por debajo del nivel exigido
presign-next-step = Próximo paso para el docente
presign-from-to = de { $from } a { $to }
presign-to = a { $to }
presign-how = Cómo llegó la regla a esto
presign-rule = Regla: { $rule }.
presign-stands-out = Lo que destaca
presign-questions = Preguntas
presign-next = Próximo paso
presign-go-to-criterion = Ir al criterio { $number }
presign-open-it = Abrirlo
presign-go-on-with-comment = Seguir con el comentario
presign-see-asked = Ver lo que se pide
presign-needed = hace falta antes de firmar
presign-unscored = El criterio “{ $criterion }” todavía no tiene respuesta.
presign-no-rationale = El criterio “{ $criterion }” tiene un nivel y ninguna justificación.
presign-nothing-said = Todavía no se dice nada: ningún nivel, ninguna palabra, ningún lugar con comentario.
    .hint = Empiece por el primer criterio: un nivel o una frase dicen más que una página vacía.
presign-all-scored = Cada criterio tiene una respuesta y su motivo
presign-all-placed = Cada nivel se apoya en al menos un lugar de la evidencia
presign-growth = { $purpose ->
        [formative] Lo que todavía no está tiene una fortaleza y un próximo paso
       *[summative] “Todavía no” tiene una fortaleza, un lugar y un próximo paso
    }
presign-all-opened =
    { $files ->
        [one] El archivo se abrió
       *[other] Se abrieron los { $files } archivos
    }
presign-digests =
    { $files ->
        [one] El resumen sigue coincidiendo
       *[other] Los { $files } resúmenes siguen coincidiendo
    }
presign-key = Clave
presign-not-signed = Esa no es la frase de contraseña de esta clave. No se firmó nada.
presign-passphrase-of = Frase de contraseña de { $name }
presign-to-passphrase = a la frase de contraseña
presign-seals = Firmar sella la revisión. Una corrección posterior es un registro nuevo que nombra a este.
presign-feedback-signed = Se firma para que el docente sepa de quién son estas palabras. En cada página dice: orientación, sin conclusión.
presign-sample = La clave de muestra. Su frase de contraseña es: { $passphrase }
presign-sign-record = Firmar el registro
presign-sign-feedback = Firmar la devolución
presign-sign-return = Firmar la vuelta
presign-in-the-way =
    { $count ->
        [one] Antes hace falta una cosa de arriba.
       *[other] Antes hacen falta { $count } cosas de arriba.
    }
presign-signing = Se está firmando; tarda unos segundos.
presign-writing = Está firmado. Elija dónde va a estar el paquete.
presign-passphrase-wrong = Escríbala otra vez; mire Bloq Mayús y el idioma del teclado. Si la olvidó, la hoja de recuperación trae de vuelta la clave: Ajustes, Claves para firmar, “Hacer o recuperar una clave”.
presign-passphrase-first = Escriba antes la frase de contraseña.
presign-back = Volver a la revisión
presign-no-key = Todavía no hay ninguna clave en este equipo.
presign-no-key-how = Un registro se firma con una clave que es solo suya. Todo lo que valoró se conserva.
presign-make-key = Hacer una clave
signed-inside = Qué hay en el paquete
signed-part-record = firmado
signed-part-report = para quien enseña
signed-part-micro-credential = rúbrica y regla
signed-part-other = figura en el registro
signed-part-places =
    { $count ->
        [one] una imagen de un lugar citado
       *[other] { $count } imágenes de lugares citados
    }
signed-bag = Junto a ellos están las listas de sus resúmenes (BagIt).
signed-places-consent = Imágenes solo de lugares cuyo consentimiento permite que salgan.
signed-record = Registro de la n.º { $number } firmado
signed-feedback = Devolución sobre la n.º { $number } firmada
signed-record-lead = { $sentence } El panel decide y nombra este registro. Cualquiera puede comprobarlo sin red.
signed-feedback-lead = Dice de quién son las palabras y no lleva conclusión. Cualquiera puede comprobarla sin red.
signed-returned-lead = La entrega vuelve con sus motivos. No se dice nada sobre la enseñanza.
signed-supersedes = Ocupa el lugar del registro que usted firmó antes.
signed-record-holds = El registro lleva { $levels ->
        [0] ningún nivel
        [one] un nivel
       *[other] { $levels } niveles
    }{ $unjudged ->
        [0] { "" }
        [one] , un criterio que no se puede juzgar
       *[other] , { $unjudged } criterios que no se pueden juzgar
    }, { $places ->
        [0] ningún lugar de la evidencia
        [one] un lugar de la evidencia
       *[other] { $places } lugares de la evidencia
    } y { $artifacts ->
        [one] el resumen del único archivo.
       *[other] los resúmenes de los { $artifacts } archivos.
    }
signed-by = Firmado por
signed-key-note = Las mismas ocho palabras están en la hoja de recuperación, y en todo padrón que lleve esta clave.
signed-time = Hora
signed-at = { $at }, según el reloj de este equipo
signed-digest = Resumen
signed-journal = Diario
signed-journal-unbroken =
    { $count ->
        [one] Una entrada; la cadena está completa y termina en
       *[other] { $count } entradas; la cadena está completa y termina en
    }
signed-journal-broken =
    { $count ->
        [one] Una entrada. Lo que tiene la biblioteca ya no lleva a este final:
       *[other] { $count } entradas. Lo que tiene la biblioteca ya no lleva a este final:
    }
signed-package = Paquete
signed-package-holds =
    { $pictures ->
        [0] Registro, informe y rúbrica. Nada de la evidencia original.
        [one] Registro, informe, rúbrica y una imagen de un lugar citado. Nada de la evidencia original.
       *[other] Registro, informe, rúbrica y { $pictures } imágenes de lugares citados. Nada de la evidencia original.
    }
signed-package-none = Aquí no se conoce ningún archivo suyo. El registro firmado está en la biblioteca, y el paquete se puede escribir en cualquier momento.
signed-next = Próxima entrega: n.º { $number }
signed-show = Mostrar el archivo
signed-read = Leer el informe
signed-write = Escribir el paquete…
signed-sealed-at = Sellada { $at }
signed-hint-next = próxima entrega
signed-hint-report = informe
signed-do-next = Seguir con la próxima entrega
signed-do-report = Leer el informe firmado
signed-do-show = Mostrar el paquete en el administrador de archivos
signed-do-write = Escribir el paquete del registro firmado
signed-do-correct = Escribir una corrección de lo firmado
signed-report = Informe sobre la n.º { $number }
signed-report-back = Volver a lo firmado
signed-report-reading = Se está leyendo el informe.
presign-films-without = { $count ->
    [one] Un momento citado de una película aún no tiene imagen. Su tiempo se firma de todos modos; si se muestra una vez en el visor, la obtiene.
   *[other] { $count } momentos citados de películas aún no tienen imagen. Sus tiempos se firman de todos modos; cada uno que se muestre una vez en el visor la obtiene.
}
signed-films-without = { $count ->
    [one] Un momento citado de una película salió sin imagen; su tiempo está en el registro.
   *[other] { $count } momentos citados de películas salieron sin imagen; sus tiempos están en el registro.
}
signed-stayed = Qué se quedó aquí
signed-stayed-what =
    { $count ->
        [one] El archivo de la evidencia mismo y sus notas privadas.
       *[other] Los { $count } archivos de la evidencia mismos y sus notas privadas.
    } Esta aplicación nunca supo el nombre del candidato.
signed-sealed = La revisión está sellada y se abre solo para leer.
signed-correct = Escribir una corrección…

## window: returning and recusing

return-title = Devolver la n.º { $number } sin juicio
return-lead = Vuelve con sus motivos. Devuelta no es “todavía no”: no se dice nada sobre la enseñanza.
return-reasons = Por qué vuelve
return-face = Se ve una cara o un nombre sin consentimiento
return-consent = El consentimiento falta o no está completo
return-unreadable = Un archivo no se puede abrir, leer u oír
return-missing = Falta algo de lo que se pide
return-other-one = Pertenece a otra microcredencial o persona
return-another = Otro motivo
return-at = { $reason } ({ $place })
return-with-place = Nombrar el lugar: { $place }
return-without-place = Sin el lugar: { $place }
return-words = Lo que lee el candidato; hace falta
return-stays = { $annotations ->
        [0] Ninguna anotación
        [one] Su 1 anotación
       *[other] Sus { $annotations } anotaciones
    } y { $levels ->
        [0] ningún nivel
        [one] 1 nivel
       *[other] { $levels } niveles
    } se quedan en esta revisión y no se envían.
return-choose = Elija al menos un motivo.
return-write = Escriba lo que lee el candidato.
return-keep = Seguir revisando
return-sign = Comprobar y firmar la vuelta…
recuse-title = Abstenerse de la n.º { $number }
recuse-lead = Usted no valorará esta entrega. A nadie se le dice más que el motivo que elija aquí.
recuse-reasons = Por qué se abstiene
recuse-know = Puede que conozca al candidato o la escuela
recuse-part = Participé en esta evidencia
recuse-part-more = como mentor, asesor, colega o director
recuse-fair = No sería justo con ella
recuse-fair-more = no hace falta decir más
recuse-another = Otro motivo
recuse-with = { $reason }: { $line }
recuse-line = Una línea para la coordinación, si lo desea; sin nombres
recuse-locked = Lo que valoró queda cerrado, no se muestra a nadie ni se usa para nada. No se envía nada: avise a quien le dio la entrega, para que la tome otro evaluador.
recuse-choose = Elija un motivo.
recuse-write = Escriba el motivo en la línea.
recuse-do = Abstenerse

## window: verifying

verify-empty = Comprobar el resultado de alguien
verify-empty-how = Suelte aquí un registro firmado, un paquete de resultado o la imagen de una insignia. Se comprueba en este equipo, sin red, y puede ser de cualquiera.
verify-another = Verificar otro…
verify-away = Quitar { $name }
verify-read = Leer el registro
verify-choose-roster = Elegir un padrón…
verify-evidence = Comparar la evidencia…
verify-unreadable = No es un resultado
verify-looking = Se está comprobando
verdict-trusted = De confianza
verdict-trusted-means = Sin cambios desde que se firmó, con una clave del padrón.
verdict-valid = Válido
verdict-valid-means = Sin cambios desde que se firmó. De quién es la clave no se puede saber desde aquí.
verdict-invalid = No válido
verdict-invalid-means = Esto no es lo que se firmó, o lo que se firmó no se sostiene. No se fíe de lo que dice.
verdict-mark-ok = en orden:
verdict-mark-open = abierto:
verdict-mark-bad = mal:
verdict-unchanged = No ha cambiado ni un byte
verdict-signed-by = Firmado por { $name }, { $role }
verdict-no-roster = Ningún padrón dice de quién es la clave
verdict-no-roster-do = Pregunte por teléfono al emisor por estas ocho palabras, o elija su padrón.
verdict-on-roster = En el padrón “{ $roster }”
verdict-member = como { $member }
verdict-not-on-roster = El padrón “{ $roster }” no responde por esta clave
verdict-not-on-roster-do = Mire si es el padrón del firmante y del día de la firma.
verdict-says = Dice: { $sentence }
verdict-feedback = Es una devolución, sin conclusión
verdict-supersedes = Dice que ocupa el lugar de un registro anterior
verdict-supersedes-how = Solo lo hace si la misma clave firmó los dos.
verdict-evidence-same = La evidencia es la misma
verdict-evidence-same-how = comparada byte a byte
verdict-evidence-differs = La evidencia no es la que se juzgó
verdict-evidence-differs-do = Mire si es el paquete de este intento.
verdict-evidence-away = La evidencia no está a mano
verdict-evidence-away-do = elija el paquete de la entrega para comparar
verdict-time = Firmado el { $at }
verdict-time-clock = según el reloj del firmante
verdict-not-shown = Lo que dice no se muestra como resultado
verdict-not-shown-how = Nada en él se puede distinguir de lo que se cambió.
verdict-what-to-do = Qué hacer
verdict-no-package = Aquí no hay ningún bagit.txt, así que no es un paquete de resultado
verdict-path-escapes = “{ $path }” es un nombre que lleva fuera del paquete, o que podría leerse de dos maneras
verdict-invalid-do = Pida otra vez el paquete de resultado. Si vuelve igual, avise a la oficina del distrito.
record-kicker = N.º { $number } · intento { $attempt } · { $title } v{ $version }
record-meets = Cumple
record-not-yet = Todavía no
record-feedback = Devolución para crecer
record-strength = Fortaleza
record-would-let = Qué permitiría juzgarlo
record-cannot-judge = No se puede juzgar con esta evidencia

## window: settings

settings-look = Aspecto y lectura
settings-keys = Teclas
settings-language = Idioma y fechas
settings-signing = Claves para firmar
settings-about = Acerca de
settings-at-once = Cada cambio actúa enseguida y se guarda en este equipo.
settings-theme = Tema
settings-theme-means = Las páginas, fotos y vídeos conservan sus colores. En oscuro se atenúan un poco.
settings-theme-system = Como el sistema
settings-theme-light = Claro
settings-theme-dark = Oscuro
settings-size = Tamaño del texto
settings-size-means = Todo crece, también las imágenes. Desde 150 %, en una pantalla pequeña se muestra un panel a la vez.
settings-percent = { $percent } %
settings-sample-criterion = Ajusta la enseñanza sobre la marcha
settings-sample-level = En desarrollo
settings-sample-words = Después de comprobar se da otra vez la misma explicación, de la misma manera y a todos.
settings-single = Atajos de una sola tecla
settings-single-means = Mientras escribe no actúa ninguna letra ni cifra sola. Desactivados: todo sigue en los menús, en Ir a o hacer, y con Ctrl.
settings-single-on = Activados: una letra o una cifra sola hace algo
settings-single-off = Desactivados: solo hacen algo las teclas con Ctrl
settings-keys-delivered = Todas como de fábrica
settings-action = Acción
settings-key = Tecla
settings-key-more = Sobre la tecla
settings-key-change = Cambiar
settings-key-change-of = Cambiar la tecla de: { $action }
settings-key-press = Pulse la tecla nueva de: { $action }
settings-key-press-short = Pulse una tecla
settings-key-escape = La próxima tecla que pulse es la nueva.
settings-key-taken = { $action } tiene { $key }.
settings-key-swap = Intercambiarlas
settings-key-never = { $key } no se puede dar: ya hace algo en todas partes. Pulse otra tecla.
settings-key-by-place = por su lugar en el teclado
settings-key-changed = cambiada
settings-key-was = era { $key }
settings-key-back = Volver a { $key }
settings-key-leave = Dejarla como estaba
settings-language-of = Idioma
settings-language-means = De la ventana y de lo que dice Assay. Lo que escribieron las personas queda en sus palabras.
settings-dates = Días y horas
settings-dates-means = Escritos como los escribe el idioma.
settings-signing-means = Cada clave tiene ocho palabras por las que se la conoce. Su frase de contraseña se pide donde usted firma.
settings-no-key-how = Solo hace falta para firmar. Todo lo demás se puede hacer sin ella.
settings-key-unknown = Todavía no se abrió aquí
settings-sample-key = clave de muestra, nunca para trabajo real
settings-another-key = Hacer o recuperar una clave…
settings-sheet = Hoja de recuperación…
settings-no-sheet = aún sin hoja de recuperación en papel

## window: go to or do, and the sheet of keys

palette-found = Lo que se encontró
palette-none = Nada se llama así aquí.
palette-choose = elegir
palette-do = hacer
palette-finds = Encuentra acciones, texto de la evidencia y entregas
palette-in-field = { $field } · { $title }
palette-submission = N.º { $number }, { $title }
palette-all-keys = Todas las teclas
palette-larger = Texto más grande
palette-smaller = Texto más pequeño
palette-theme = Tema: { $theme }
palette-usual-size = Texto del tamaño habitual
palette-also-keys = atajos teclado ayuda
palette-also-larger = ampliar acercar zoom fuente tamaño
palette-also-smaller = reducir alejar zoom fuente tamaño
palette-also-usual-size = zoom restablecer 100 fuente normal
palette-also-theme = oscuro claro modo colores aspecto
palette-also-queue-search = encontrar hallar filtrar número
palette-also-queue-filter = estado mostrar solo nuevas firmadas devueltas listas
palette-also-queue-bring = importar abrir añadir cargar archivo zip paquete
palette-also-queue-folder = importar abrir añadir cargar directorio Moodle clase muchas
palette-also-queue-verify = comprobar validar firma confianza auténtico
palette-also-queue-due = plazo fecha día calendario vencimiento
palette-also-bundle = exportar guardar zip BagIt bolsa descargar copia
palette-also-roles-file = arriba abajo fila mover
palette-also-roles-ends = inicio fin comienzo final fila
palette-also-roles-leave = excluir omitir quitar descartar
palette-also-roles-look = vista previa abrir ver mostrar
palette-also-roles-title = renombrar nombre título llamar
palette-also-roles-confirm = aceptar sí correcto listo
palette-also-queue-intake = archivos consentimiento requisitos problemas detalles
palette-also-play = reproducir detener parar reanudar vídeo audio
palette-also-back = rebobinar atrás vídeo
palette-also-forward = avanzar rápido adelante vídeo
palette-also-frame = paso fotograma imagen vídeo
palette-also-speed = velocidad ritmo vídeo
palette-also-second = segundos saltar vídeo
palette-also-annotate = comentar citar marcar resaltar nota evidencia lugar cita
palette-also-span = inicio entrada borde recortar
palette-also-span-end = fin salida borde recortar
palette-also-loop = repetir bucle otra vez
palette-also-cannot-judge = no valorable ilegible inaudible insuficiente
palette-also-next-unscored = criterio falta pendiente resto puntuar
palette-also-previous-unscored = criterio falta pendiente resto puntuar atrás
palette-also-rationale = motivo razón porqué justificar explicar
palette-also-next-step = crecer consejo mejorar sugerencia recomendación
palette-also-note = apunte personal recordatorio
palette-also-undo = retirar revertir error
palette-also-redo = repetir restaurar
palette-also-artifact = archivo evidencia documento abrir
palette-also-strip = subtítulos palabras comentarios lista
palette-also-two-sides = junto dividir comparar dos segundo A B
palette-also-other-side = dividir comparar segundo A B
palette-also-pane = panel columna región foco
palette-also-search = encontrar palabras texto hallar
palette-also-formative = orientación crecimiento mentor acompañamiento propósito cambiar modo devolución
palette-also-summative = juzgar decisión conclusión evaluar propósito cambiar modo
palette-also-check = entregar terminar acabar sellar completar resultado
palette-also-return = rechazar mandar de vuelta consentimiento falta equivocada
palette-also-recuse = conflicto de interés parcialidad conozco apartarse
palette-also-signed-review = original antes de corregir registro sellada comparar mirar
palette-also-correction = regresar seguir continuar corrigiendo
palette-also-drop-correction = dejar borrar cancelar abandonar desechar quitar
palette-also-take-up = restaurar deshacer recuperar reanudar dejada abandonada
palette-also-signed-next = continuar siguiente cola
palette-also-signed-report = docente devolución html abrir ver
palette-also-signed-show = revelar abrir carpeta explorador dónde zip
palette-also-signed-write = exportar guardar zip resultado descargar
palette-also-signed-correct = cambiar enmendar revisar sustituir error editar
palette-also-go-queue = inicio lista entregas bandeja
palette-also-go-verify = comprobar validar firma confianza resultado
palette-also-go-settings = preferencias opciones idioma inglés English tema claves acerca
palette-group-do = Hacer
palette-group-evidence = En esta evidencia
palette-group-submissions = Entregas
keys-title = Teclas
keys-while-typing = mientras escribe no actúa ninguna letra ni cifra sola
keys-single-off = las teclas solas están desactivadas; estas actúan con Ctrl
keys-find = Buscar una tecla o una acción
keys-change = Cambiar teclas…
keys-none = Ninguna tecla ni acción se llama así.
keys-group-play = Reproducir
keys-group-annotate = Anotar
keys-group-score = Valorar
keys-group-bring = Archivos sueltos
keys-group-go = Ir

## window: keys

key-ctrl = Ctrl
key-alt = Alt
key-shift = Mayús
key-enter = Intro
key-escape = Esc
key-space = Espacio
key-tab = Tab
key-delete = Supr
key-home = Inicio
key-end = Fin
keys-play = Reproducir o pausar
keys-back = Atrás; otra vez: más rápido
keys-forward = Adelante; otra vez: más rápido
keys-frame-back = Un fotograma atrás
keys-frame-forward = Un fotograma adelante
keys-slower = Más lento
keys-faster = Más rápido
keys-second-back = Un paso atrás en el tiempo
keys-second-forward = Un paso adelante en el tiempo
keys-criterion = Abrir un tramo en ese criterio; citar lo seleccionado
keys-annotate = Anotar aquí, o dibujar un recuadro
keys-span-begin = El tramo empieza aquí
keys-span-end = El tramo termina aquí
keys-loop = Repetir el tramo
keys-level = Poner el nivel del criterio abierto
keys-cannot-judge = No se puede juzgar con esta evidencia
keys-next-unscored = Próximo sin valorar
keys-previous-unscored = Anterior sin valorar
keys-rationale = Escribir la justificación
keys-next-step = Escribir el próximo paso
keys-note = Escribir la nota privada
keys-undo = Deshacer
keys-redo = Rehacer
keys-next-artifact = Próximo archivo
keys-previous-artifact = Archivo anterior
keys-strip = Transcripción o anotaciones
keys-two-sides = Dos archivos lado a lado, o uno solo de nuevo
keys-other-side = El otro lado, cuando hay dos abiertos
keys-next-pane = Próximo panel
keys-previous-pane = Panel anterior
keys-search = Buscar en toda la evidencia
keys-check = Comprobar y firmar; allí, a la frase de contraseña
keys-formative = Propósito: formativa, orientación sin conclusión
keys-summative = Propósito: sumativa, una conclusión según la regla
keys-return = Devolver la entrega sin juicio…
keys-recuse = Abstenerse…
keys-signed-review = Ver lo firmado
keys-correction = Volver a la corrección
keys-drop-correction = Descartar la corrección…
keys-take-up = Retomar la corrección descartada
hints-play = reproducir
hints-frame = fotograma
hints-criterion = criterio
hints-level = nivel
hints-annotate = anotar
hints-unscored = próximo sin valorar
hints-artifact = próximo archivo
hints-other-side = otro lado
hints-pane = próximo panel
hints-check = comprobar y firmar
hints-leave = salir del campo
hints-line = línea nueva
hints-write-comment = escribir el comentario
hints-move-box = mover el recuadro
hints-size-box = cambiar su tamaño
hints-drop-box = quitar el recuadro
hints-move = moverse
hints-search = buscar
hints-filter = filtrar
hints-bring = traer
hints-verify = verificar un resultado
hints-back = volver
hints-cancel-rest = cancelar el resto

## window: review

review-no-answer = La parte de Assay que escribe no respondió. Lo que usted escribió se conserva en esta ventana.
    .hint = Guarde otra vez; si sigue igual, deje la ventana abierta e inicie Assay por segunda vez.

review-all-scored = Cada criterio tiene una respuesta.
review-undone = Deshecho: { $what }
review-redone = Rehecho: { $what }
review-sealed = Firmada, solo lectura
review-saved = Guardado { $at }
review-not-saved = Sin guardar todavía
review-queue = Cola
review-correction = Corrige un registro firmado
review-began-from = Empezó con un registro firmado
review-correction-dropped = Se descartó una corrección
review-correction-more = Qué se puede hacer con la corrección
review-see-signed = Ver lo firmado
review-drop = Descartar la corrección…
review-back-to-correction = Volver a la corrección
review-take-up = Retomar la corrección descartada
review-correct-anew = Empezar otra corrección
review-dropped = Corrección de la n.º { $number } descartada
review-undo-drop = Deshacer: se descartó la corrección
drop-title = ¿Descartar la corrección de la n.º { $number }?
drop-lead = Lo que usted firmó vuelve a valer por sí solo, tal como se firmó.
drop-edits = { $edits ->
        [0] No se cambió nada desde que se empezó la corrección.
        [one] Un cambio hecho desde que se empezó la corrección se descarta con ella.
       *[other] { $edits } cambios hechos desde que se empezó la corrección se descartan con ella.
    }
drop-drafts = { $drafts ->
        [one] Las palabras sin terminar de un campo van con ella.
       *[other] Las palabras sin terminar de { $drafts } campos van con ella.
    }
drop-kept = Todo ello queda en esta biblioteca. Deshacer retoma la corrección donde estaba, mientras no se empiece otra.
drop-keep = Conservar la corrección
drop-do = Descartarla
review-number = N.º { $number }
review-what = · { $title } v{ $version } · intento { $attempt }
review-what-brief = · { $title } v{ $version }
review-undo-what = Deshacer: { $what }
review-disk-full = El disco está lleno.
review-kept-until = Todo hasta las { $at } está guardado; las últimas palabras se conservan en la ventana.
review-kept-here = Lo que usted escribió se conserva en esta ventana.
review-free-space = Libere espacio y pulse Guardar otra vez.
review-save-again = Guardar otra vez
review-put-away = Quitar
leave-title = Las últimas palabras aún no están guardadas
leave-late = El disco aún no ha respondido.
leave-free-space = Libere algo de espacio.
leave-closes-itself = En cuanto se guarden, la ventana se cierra sola. Si se cierra ahora, las olvida.
leave-goes-itself = En cuanto se guarden, se continúa sin más. Si se sale ahora, se olvidan.
leave-stay = Quedarse aquí
leave-close-anyway = Cerrar de todos modos
leave-go-anyway = Salir de todos modos
review-close-side = Cerrar { $file }
review-open-outside = Abrir con el programa del sistema
review-sound-only = solo sonido
review-pages = { $pages ->
    [one] una página
   *[other] { $pages } páginas
}
review-words = { $words } palabras
review-rows = { $rows } filas
review-page-of = pág. { $page } de { $pages }
review-panes = Paneles
review-pane-evidence = Ancho de la evidencia
review-pane-rubric = Ancho de la rúbrica
review-pane-strip = Alto de lo de abajo
review-pane-transcript = Ancho de la transcripción
review-viewer = Visor
review-transcript = Transcripción
review-annotations-count = Anotaciones { $count }
review-switches = cambia
review-of = { $some }/{ $of }
review-next = siguiente
review-pause = Pausa
review-play = Reproducir
review-back-to-it = Volver a ello
review-now-showing = Lo que está abierto

## window: annotations

annotations-dropped = Sin citar. Sus palabras se conservan como borrador.
annotations-dropped-empty = Sin citar.
annotations-removed = Anotación quitada.
annotations-also-serves = Sirve también para el criterio { $number }.
annotations-whole-file = el archivo entero
annotations-time-box = { $time }, recuadro
annotations-box = recuadro
annotations-page = pág. { $page }
annotations-page-box = pág. { $page }, recuadro
annotations-quote = “{ $quote }”
annotations-places = { $count ->
    [one] un lugar
   *[other] { $count } lugares
}
annotations-kind-evidence = Evidencia
annotations-kind-strength = Fortaleza
annotations-kind-question = Pregunta
annotations-kind-next-step = Próximo paso
annotations-kind = Clase
annotations-title = Anotaciones
annotations-some = { $some } de { $of }
annotations-which = Qué anotaciones
annotations-this-file = Este archivo
annotations-by-criterion = Por criterio
annotations-all = Todas
annotations-none = Aquí todavía no se cita nada. Un lugar que usted cite queda aquí con sus palabras.
annotations-criterion = Criterio { $number }
annotations-change = Cambiar
annotations-remove = Quitar
annotations-more = Qué se puede hacer con ella
annotations-more-of = Más: { $place }
annotations-lost = perdido: { $place }
annotations-lost-kept = Ya no está en este archivo. El comentario se conserva.
annotations-lost-count = { $count } perdidos
annotations-lost-title = { $place } no está en este archivo.
annotations-lost-choose = El comentario se conserva y sigue marcado como perdido hasta que usted lo coloque. Seleccione dónde va.
annotations-lost-place = El comentario se conserva. Se puede colocar en lo que ha seleccionado.
annotations-place-there = Colocarlo ahí
annotations-composer = Nueva anotación, { $place }
annotations-comment = Comentario sobre { $place }
annotations-ask = ¿Qué muestra este lugar?
annotations-put-back = Volver a poner las palabras conservadas: “{ $words }”
annotations-serves = Sirve para
annotations-begin-here = El tramo empieza aquí
annotations-end-here = El tramo termina aquí
annotations-edges = bordes
annotations-save = guardar
annotations-save-and-resume = guardar y seguir
annotations-drop = descartar
annotations-not-saved = Sin guardar todavía
annotations-not-kept = No se guardó
annotations-mend = Corregirla

## window: evidence of a submission

evidence-title = Evidencia
evidence-looked-at = { $opened } de { $of } abiertos
evidence-two = Dos, uno junto al otro
evidence-files = Archivos
evidence-not-opened = sin abrir
submission-pages-seen = { $seen } de { $of } pág.
evidence-seen = visto
evidence-cannot-be-shown = no se puede mostrar
evidence-to-the-end = hasta el final
submission-percent-seen = { $percent } %
evidence-percent = { $percent } %
evidence-search = Buscar en toda la evidencia
evidence-found = { $count ->
    [0] Nada encontrado
    [one] Un lugar encontrado
   *[other] { $count } lugares encontrados
}
evidence-hit = { $file }, { $place }: { $words }
evidence-asked-for = Qué pide la microcredencial
evidence-given = { $given } de { $wanted }
evidence-met = , cumplido
evidence-more = , más de lo pedido
evidence-not-met = , sin cumplir
evidence-this-attempt = Este intento
evidence-digests-match = { $count ->
    [one] El resumen coincidió al llegar
   *[other] Los { $count } resúmenes coincidieron al llegar
}
evidence-file-seen = { $file }: { $seen }
evidence-show-pane = Mostrar la evidencia completa
evidence-show-rail = Mostrar la evidencia como una tira

## window: rubric

rubric-cannot-be-heard = No se oye
rubric-cannot-be-read = No se lee
rubric-not-in-the-evidence = No está en la evidencia
rubric-breaks-off = Se corta
rubric-another-reason = Otro motivo
rubric-title = Rúbrica
rubric-scored = { $scored } de { $of } valorados
rubric-next-unscored = Próximo sin valorar
rubric-criterion = Criterio { $number }: { $title }
rubric-level-of = Nivel de { $criterion }
rubric-cannot-judge = No se puede juzgar con esta evidencia
rubric-cannot-judge-short = No se puede juzgar
rubric-not-scored = sin valorar
rubric-reason-missing = falta el motivo
rubric-why-not = Por qué no se puede juzgar
rubric-places = Lugares en la evidencia
rubric-place-in = { $place }, { $file }
rubric-place-lost = Perdido: { $place }, { $file }
rubric-all-places = Los { $count } lugares
rubric-add-place = Añadir un lugar
rubric-level-ahead = { $level }: { $descriptor }
rubric-rationale = Justificación
rubric-rationale-ask = Por qué este nivel, en una o dos frases
rubric-strength = Fortaleza
rubric-strength-ask = ¿Qué muestra bien la evidencia?
rubric-next-step = Próximo paso, un nivel más arriba
rubric-next-step-short = Próximo paso
rubric-next-step-ask = ¿Qué llevaría a “{ $level }” en la próxima clase?
rubric-needed-not-yet = hace falta para “todavía no”
rubric-reason-needed = Motivo; hace falta
rubric-reason-ask = Qué no se ve, se oye o se lee, y dónde
rubric-let-it-be-judged = Qué permitiría juzgarlo
rubric-let-it-be-judged-ask = ¿Qué tendría que mostrar la evidencia?
rubric-note = Nota privada
rubric-note-private = se queda en esta biblioteca, ninguna exportación la lleva
rubric-note-ask = Para usted
rubric-purpose = Esta revisión es
rubric-summative = Sumativa
rubric-formative-word = Formativa
rubric-more = Más: devolver, abstenerse, escribir el paquete
rubric-return = Devolver…
rubric-recuse = Abstenerse…
rubric-supersede = Corregir el registro…
rubric-undo-first = Antes, Deshacer lo retira.
rubric-check-and-sign = Comprobar y firmar…
rubric-see-record = Ver el registro…
rubric-outcome-meets = Cumple
rubric-outcome-not-yet = Todavía no
rubric-outcome-returned = Devuelta
rubric-outcome-unscored = *{ $outcome }*, tal como está: { $unscored ->
        [one] un criterio sin valorar
       *[other] { $unscored } criterios sin valorar
    }
rubric-no-outcome = Sin conclusión todavía.
rubric-rule = Regla: { $rule }
rubric-near-cut = Cerca del corte: se pide un segundo evaluador.
rubric-cannot-judge-counts = “No se puede juzgar” cuenta como inferior a { $level }
rubric-formative = Formativa
rubric-formative-means = Sin conclusión ni insignia
rubric-returned-means = No se dice nada sobre la enseñanza
rubric-recused = Usted se abstuvo de esta revisión
rubric-recused-locked = Lo que se valoró está cerrado

## window: evidence

evidence-time-line = Línea de tiempo
evidence-overview = La grabación entera; el trecho que se muestra abajo
evidence-time-of = { $at } de { $of }
evidence-from-to = { $from } a { $to }
evidence-seconds = { $seconds } s
evidence-times = { $times }×
evidence-speech = Habla
evidence-controls = Reproducción
evidence-play = Reproducir
evidence-pause = Pausa
evidence-back = Atrás, más rápido con cada pulsación
evidence-forward = Adelante, más rápido con cada pulsación
evidence-typing = en pausa mientras escribe
evidence-loop = Repetir el tramo elegido
evidence-loop-none = Repetir: elija antes un tramo
evidence-looping = { $at } se repite
evidence-speed = Velocidad
evidence-speed-now = Velocidad { $speed }
evidence-loudness = Volumen
evidence-loudness-now = Volumen { $times }
evidence-loudness-how = Hasta cuatro veces más fuerte que el archivo.
evidence-loudness-not = En este equipo no se puede oír más fuerte que el archivo: su sonido no se puede amplificar.
evidence-captions = Subtítulos, CC
evidence-captions-short = CC
evidence-turn = Girar un cuarto
evidence-full = Llenar la ventana
evidence-full-leave = Salir de la ventana llena
evidence-zoom-in = Más cerca
evidence-zoom-out = Más lejos
evidence-list = Como lista
evidence-box-frame = Recuadro en este fotograma
evidence-span-open = Tramo abierto desde { $at }
evidence-span-ends = lo termina aquí
evidence-no-wave = El sonido de este archivo no se pudo dibujar como onda. Se reproduce igual.
evidence-region = Criterio { $number }, { $name }. { $size }
evidence-box-drawn = Recuadro, todavía sin comentar. { $size } Intro lleva al comentario.
evidence-box-size = A { $left } % de la izquierda, a { $top } % de arriba, { $width } % de ancho, { $height } % de alto. Las flechas lo mueven; con Alt cambian su tamaño.
evidence-pauses-of = Pausas de { $seconds } s
evidence-pauses-count = { $count ->
    [one] 1 pausa
   *[other] { $count } pausas
}
evidence-pauses-limit = de { $seconds } s o más, en total { $together }
evidence-pauses-longest = la más larga, { $seconds } s, en
evidence-pauses-speech = habla { $percent } %
evidence-pauses-measured = medido a 0,1 s; quién habla no se adivina
evidence-list-places = { $count ->
    [0] Ningún lugar todavía
    [one] 1 lugar
   *[other] { $count } lugares
}
evidence-list-span = { $at }, { $count ->
    [0] ningún criterio
    [one] criterio { $criteria }
   *[other] criterios { $criteria }
}: { $comment }
evidence-list-watched = { $count ->
    [0] Nada reproducido todavía
   *[other] Reproducido
}
evidence-list-pauses = { $count ->
    [0] Ninguna pausa
    [one] 1 pausa
   *[other] { $count } pausas
}
evidence-list-pause = { $at }, { $seconds } s

evidence-transcript = Transcripción
evidence-transcript-rows = Lo que se dice; las flechas van de fila en fila, con Mayús seleccionan palabras
evidence-transcript-none = En este archivo de subtítulos no se dice nada.
evidence-transcript-failed = { $name } no se pudo leer. La grabación se puede ver sin él.
evidence-following = Sigue
evidence-follow = Seguir
evidence-seek = Ir a { $at }
evidence-nobody = nadie habla, { $seconds } s

evidence-pages = Páginas
evidence-pages-bar = Página y tamaño
evidence-pages-desk = Páginas del archivo; Mayús y las flechas seleccionan palabras
evidence-page-of = Página { $page } de { $of }
evidence-page-go = Página { $page }
evidence-page-number = Número de página
evidence-page-count = de { $count }
evidence-page-back = Página anterior
evidence-page-forward = Página siguiente
evidence-page-words = Palabras de la página { $page }; Mayús y las flechas seleccionan
evidence-zoom = Tamaño
evidence-fit-width = Ajustar al ancho
evidence-text = Texto
evidence-box = Recuadro
evidence-approximate = vista aproximada
evidence-approximate-why = Las páginas se componen aquí, no en el programa que hizo el archivo: las líneas pueden cortarse en otro punto. Las palabras son las del archivo.
evidence-link = Enlace, no se sigue: { $target }
evidence-page-failed = La página { $page } no se pudo dibujar
evidence-page-failed-why = La parte de Assay que dibuja páginas se detuvo en esta, dos veces. { $others ->
    [0] El archivo se puede abrir fuera.
    [one] La otra página se dibuja por separado.
   *[other] Cada una de las otras { $others } páginas se dibuja por separado.
}
evidence-page-failed-kept = { $count ->
    [0] No se pierde nada suyo.
    [one] No se pierde nada suyo; el comentario sobre esta página conserva su lugar.
   *[other] No se pierde nada suyo; los { $count } comentarios sobre esta página conservan su lugar.
}
evidence-page-outside = Abrir la página { $page } fuera
evidence-page-again = Intentar otra vez
evidence-page-text = Su texto se puede leer
evidence-page-text-count = { $count ->
    [one] Se leyó una palabra antes de que se detuviera. Se puede buscar y citar.
   *[other] Se leyeron { $count } palabras antes de que se detuviera. Se pueden buscar y citar.
}
evidence-page-text-show = Mostrar el texto de la página { $page }
evidence-page-report = Para un informe a quienes hacen Assay
evidence-lost = “{ $quote }” no está en este archivo.
evidence-lost-kept = El comentario se conserva, con sus palabras, y sigue marcado como perdido hasta que usted lo coloque.
evidence-lost-nearest = Lo más parecido: “{ $quote }”, con contorno.
evidence-lost-nearest-page = Lo más parecido, en la página { $page }: “{ $quote }”, con contorno.
evidence-lost-there = Colocarlo ahí
evidence-lost-choose = Elegir palabras…
evidence-lost-choosing = Seleccione las palabras de las que trata ahora.

evidence-picture = { $name }: las flechas la mueven; a los recuadros se llega con Tab
evidence-picture-bar = Tamaño y lugar
evidence-fit = Ajustar
evidence-actual = 1:1
evidence-upright = Se muestra derecha: la cámara la tomó de lado
evidence-turned = Girada aquí { $degrees }°; los lugares se quedan donde están
evidence-no-picture = Esta imagen no se pudo dibujar
evidence-no-picture-why = La parte de Assay que lee imágenes se detuvo en esta. El archivo está como se entregó, y usted puede valorar igual.

evidence-text-page = Texto del archivo; Mayús y las flechas seleccionan palabras
evidence-text-bar = Forma y tamaño
evidence-text-none = Este archivo no contiene palabras.
evidence-paragraph = Párrafo { $paragraph } de { $paragraphs }
evidence-headings = Títulos
evidence-smaller = Letras más pequeñas
evidence-larger = Letras más grandes
evidence-as-read = Como se lee
evidence-as-written = Como se escribió
evidence-code = Compuesto como se escribió
evidence-no-text = Las palabras de este archivo no se pudieron leer
evidence-no-text-why = La parte de Assay que lee textos se detuvo en este. El archivo está como se entregó, y usted puede valorar igual.

evidence-table = Tabla en el orden del archivo; las flechas van de celda en celda, con Mayús eligen varias
evidence-table-bar = Buscar y elegir
evidence-table-find = Buscar en esta tabla
evidence-table-order = Orden del archivo
evidence-table-nowhere = En ninguna parte de esta tabla
evidence-table-empty = vacía
evidence-table-none = Esta tabla no tiene filas.
evidence-table-rows = { $count ->
    [one] fila { $from }
   *[other] filas { $from }–{ $to }
}
evidence-table-columns = { $count ->
    [one] { $rows }, columna { $from }
   *[other] { $rows }, columnas { $from } a { $to }
}
evidence-table-on-sheet = { $sheet }, { $cells }
evidence-sheet = Hoja { $number }
evidence-sheets = Hojas
evidence-cells = Celdas
evidence-rows = Filas
evidence-no-table = Esta tabla no se pudo leer

evidence-no-video = Este vídeo no se puede reproducir aquí
evidence-no-sound = Este sonido no se puede reproducir aquí
evidence-no-play-why = El archivo no tiene nada malo. Se abre en otro programa; los comentarios conservan sus tiempos, y usted puede valorar igual.
evidence-no-play-missing = Este equipo no tiene nada que reproduzca { $codec }.
evidence-damaged-video-title = Este vídeo está dañado
evidence-damaged-sound-title = Este sonido está dañado
evidence-damaged-at = En { $at } no se pudo reproducir más; lo que hay antes se puede reproducir otra vez.
evidence-damaged-pictures = Sus imágenes no se pueden decodificar, aunque este equipo reproduce { $codec }.
evidence-damaged-all = No se puede decodificar, aunque este equipo reproduce { $codec }.
evidence-damaged-sound = Su sonido está dañado y no se puede decodificar.
evidence-damaged-sound-whole = Su sonido se puede decodificar: lo muestra la forma de onda de abajo, y se pueden citar momentos en él.
evidence-damaged-same = Está aquí tal como entró, byte a byte. Otro programa quizá muestre más; de todos modos se puede comentar y valorar.
evidence-damaged-ask = Pida otra vez la grabación.
evidence-damaged-again = Reproducir desde el principio
evidence-no-play-works = comentarios sobre el archivo entero o sobre un tiempo que usted nombre; niveles; el informe
evidence-cannot-title = Este archivo está entero, pero no se puede mostrar aquí
evidence-cannot-why = Se abre en el programa con el que se hizo; usted puede valorar igual.
evidence-cannot-works-file = comentarios sobre el archivo entero; niveles; el informe
evidence-cannot-named = Se llama
evidence-cannot-is = Es, por su contenido
evidence-cannot-for = Se ofrece para
evidence-cannot-for-nothing = ningún requisito
evidence-cannot-size = Tamaño, resumen
evidence-cannot-works = Qué funciona
evidence-open-outside = Abrir con el programa del sistema
evidence-comment-file = Comentar el archivo
evidence-save-copy = Guardar una copia…
evidence-need = ¿Lo necesita para juzgar?
evidence-need-choose = Si es así, elija
evidence-need-cannot = No se puede juzgar
evidence-need-or = en el criterio, o
evidence-need-return = devuelva la entrega
evidence-nothing-title = Nada de este archivo se puede mostrar
evidence-nothing-counts = Usted ha visto que no se puede mostrar: cuenta como abierto.
evidence-read-outside = Lo he leído fuera
evidence-read-outside-how = Entonces cuenta como abierto, también si ningún otro programa lo muestra.

## vault

code-passphrase-wrong = Esa no es la frase de contraseña de esta clave. No se abrió nada.
    .hint = Escríbala otra vez; mire Bloq Mayús y el idioma del teclado. Si la olvidó, la clave se recupera con las 24 palabras de la hoja de recuperación: identity recover.
code-passphrase-empty = No hay frase de contraseña, y una clave sin ella la podría usar cualquiera. No se hizo ni se abrió nada.
    .hint = Escriba una frase de contraseña; cuatro o más palabras sin relación son fuertes y fáciles de escribir.
code-passphrase-not-text = Lo que { $path } da como frase de contraseña no es texto en UTF-8. No se hizo ni se abrió nada.
    .hint = Ponga la frase de contraseña en la primera línea de un archivo de texto guardado como UTF-8; un archivo de clave o una imagen no lo es.
code-passphrase-short = Una frase de contraseña de menos de { $least } caracteres la adivina enseguida quien encuentre el archivo. No se hizo nada.
    .hint = Escriba al menos { $least } caracteres; cuatro o más palabras sin relación son fuertes y fáciles de escribir.
code-kdf-too-costly = Este archivo de identidad pide un trabajo de 2 elevado a { $logN } antes de abrirse; se acepta como mucho { $most }. No se hizo nada de ello.
    .hint = Assay nunca escribe un archivo así. Use la copia de su respaldo, o vuelva a hacer la clave con la hoja de recuperación.
code-identity-damaged = { $about ->
        [name] Este archivo de identidad contiene otra clave que aquella cuyas palabras son su nombre. No se usó y no se cambió.
       *[file] Este archivo de identidad no está como se escribió. No se usó y no se cambió.
    }
    .hint = { $about ->
        [name] Ábralo por su ruta para ver de quién es la clave, y dé al archivo como nombre las ocho palabras de esa clave.
       *[file] Use la copia de su respaldo, o vuelva a hacer la clave con las 24 palabras de la hoja de recuperación.
    }
code-name-unusable = Ese nombre no puede aparecer en un registro: { $reason }. No se hizo nada.
    .hint = Escriba el nombre en una línea de 120 caracteres como mucho, tal como otros lo leerían en voz alta.
code-recovery-words-not-shown = La clave está hecha y se conserva en { $path }, pero sus palabras de recuperación no se pudieron mostrar, y se muestran una sola vez.
    .hint = Quite ese archivo y haga otra clave donde se puedan ver sus palabras: sin ellas nadie puede recuperar esta.
code-recovery-word-count =
    { $count ->
        [one] Es una sola palabra; una hoja de recuperación tiene 24. No se hizo nada.
       *[other] Son { $count } palabras; una hoja de recuperación tiene 24. No se hizo nada.
    }
    .hint = Escriba las 24 palabras en el orden de la hoja.
code-recovery-word-unknown = La palabra { $position } no es una de las 2 048 palabras de las que se hacen las hojas de recuperación. No se hizo nada.
    .hint = Mire otra vez la palabra { $position } de la hoja; las cuatro primeras letras de cada palabra la distinguen de todas las demás.
code-recovery-words-wrong = { $about ->
        [file] { $path } no es texto en UTF-8, así que no se pudo leer ninguna palabra de él. No se hizo nada.
       *[checksum] Se conocen todas las palabras, pero no son las de una misma hoja de recuperación. No se hizo nada.
    }
    .hint = { $about ->
        [file] Escriba las 24 palabras en un archivo de texto, guardado en UTF-8.
       *[checksum] Una palabra está en lugar de otra, o dos han cambiado de sitio. Compárelas con la hoja una por una.
    }
code-fingerprint-unknown = “{ $text }” no son las ocho palabras de una clave de este equipo, y aquí no hay ningún archivo con ese nombre. No se abrió nada.
    .hint = La orden identity list muestra las claves de este equipo por sus ocho palabras.

## Files that a person names

path-unnamed = Esto
code-file-missing = No existe { $path }. No se cambió nada.
    .hint = Mire cómo está escrito, o elija otra vez el archivo.
code-folder-missing = No existe la carpeta { $folder } para { $path }. No se escribió nada.
    .hint = Haga antes la carpeta, o elija otra.
code-file-is-folder = { $path } es una carpeta, y aquí se pide un archivo. No se cambió nada.
    .hint = Nombre un archivo que esté en ella.
code-file-unreadable = { $path } no se puede leer. No se cambió nada.
    .hint = Mire quién puede leerlo e inténtelo otra vez.
code-file-unwritable = { $path } no se pudo escribir. Nada queda a medias.
    .hint = Elija otra carpeta e inténtelo otra vez.
code-file-not-regular = { $path } no es un archivo corriente. No se leyó, y no se cambió nada.
    .hint = Elija un archivo que esté en un disco.
code-file-too-large = { $path } es mayor que { $limit }, lo máximo que puede medir un archivo así. No se leyó, y no se cambió nada.
    .hint = Mire si es el archivo correcto.
code-file-exists = { $path } ya existe y no se escribió encima.
    .hint = Elija otro nombre, o aparte antes el archivo que está.
code-folder-read-only = { $about ->
        [library] Ya no se puede escribir nada en la biblioteca
       *[folder] No se puede escribir nada en { $path }
    }. Todo lo que había está como estaba.
    .hint = Elija una carpeta en la que usted pueda escribir.
code-disk-full = { $needed ->
        [unknown] El disco no tiene más sitio.
       *[other] Al disco le quedan { $free }, y hacen falta { $needed }: para los archivos mismos, y algo más para la biblioteca.
    } Lo que se guardó antes se conserva; nada queda a medias.
    .hint = Haga sitio y vuelva a hacerlo.
code-not-printed = { $why ->
        [full] No queda sitio donde se escribe la respuesta
        [gone] Ya nadie lee las respuestas, así que no se hizo nada más
       *[other] La respuesta no se pudo escribir
    }. Lo que se hizo se conserva; solo no se dijo.
    .hint = Mire adónde va la salida, y qué hay ya, antes de hacerlo otra vez.
code-no-randomness = Este equipo no dio números al azar, así que no se hizo ninguna clave.
    .hint = Reinicie el equipo e inténtelo otra vez.
code-internal = Assay cometió un error ({ $reason }). No se cambió nada.
    .hint = Comuníquelo con los pasos que llevaron aquí.

## Sheets, reviews and journals

code-sheet-malformed = La hoja no se puede leer en la línea { $line }: { $reason }. No se firmó nada.
    .hint = Corrija esa línea; el README muestra una hoja entera.
code-sheet-annotation-twice = La hoja tiene dos anotaciones llamadas "{ $id }". No se firmó nada.
    .hint = Dé a cada una un nombre propio, o ninguno.
code-draft-field-unknown = "{ $field }" no es nada en lo que se escriba. No se cambió nada.
    .hint = Un borrador es de rationale, strength, next-step o cannot-judge, cada uno con dos puntos y el criterio; de annotation, con dos puntos y su identificador en cuanto lo tiene; o de note.
code-sheet-unknown-criterion = La rúbrica no tiene ningún criterio "{ $criterion }". No se cambió nada.
    .hint = Use los nombres que la microcredencial da a sus criterios.
code-sheet-unknown-level = El criterio "{ $criterion }" no tiene ningún nivel "{ $level }". No se cambió nada.
    .hint = Use los nombres que la microcredencial da a sus niveles.
code-sheet-unknown-artifact = La entrega no contiene "{ $artifact }". No se cambió nada.
    .hint = Use la ruta tal como la lista la entrega.
code-sheet-time-past-end = { $end } está después del final de { $artifact }, que dura { $duration }. No se cambió nada.
    .hint = Mire otra vez el tiempo.
code-sheet-contradiction = { $how ->
        [twice] El criterio "{ $criterion }" tiene dos filas
        [returned] La entrega se devuelve, así que no se dice nada sobre la enseñanza, y el criterio "{ $criterion }" tiene una fila
       *[both] El criterio "{ $criterion }" tiene un nivel y un motivo por el que no se puede juzgar
    }. No se firmó nada.
    .hint = { $how ->
        [returned] Quite las filas, o los motivos para devolverla.
       *[both] Conserve uno de los dos.
    }
code-rationale-missing = El criterio "{ $criterion }" tiene un nivel y ninguna justificación. No se firmó nada.
    .hint = Diga por qué este nivel; basta una frase.
code-criterion-unscored = El criterio "{ $criterion }" todavía no tiene respuesta. No se firmó nada.
    .hint = Elija un nivel, o diga por qué no se puede juzgar.
code-annotation-unknown = No hay ninguna anotación { $id }. No se cambió nada.
    .hint = Mire si se quitó antes.
code-place-does-not-fit = { $about ->
        [sheet] La anotación { $annotation } no tiene tal lugar en { $artifact }
       *[line] { $artifact } no tiene tal lugar
    }: { $why ->
        [two-places] hay un tiempo junto con una página o con palabras
        [half-span] un tramo tiene principio y final, y falta uno de los dos
        [backwards] el tramo termina antes de empezar
        [no-length] el tramo termina donde empieza
        [no-time] un tiempo es propio de una grabación, y esto no lo es
        [no-pages] una página es propia de un documento, y esto no lo es
        [page-zero] las páginas se cuentan desde 1
        [page-beyond] se nombra la página { $page }, y ahí hay { $pages ->
            [one] una sola página
           *[other] { $pages } páginas
        }
        [box] el recuadro sale de la imagen, o no contiene nada
        [no-picture] un recuadro es propio de una imagen, una página o un momento de un vídeo, y no se nombra ninguno
        [words-twice] las palabras se nombran a la vez con una cita y con sus caracteres
        [no-such-words] la página no tiene palabras en esos caracteres
        [no-such-places] los archivos de su clase no tienen ninguno así
        [outside] eso queda fuera de él
        [nothing-marked] ahí no hay nada marcado
        [no-text] no tiene palabras
        [no-size] con un recuadro hay que decir a qué tamaño se mostró
        [no-likeness] de eso no se puede dibujar nada
       *[box-and-words] hay un recuadro junto con palabras
    }. No se cambió nada.
    .hint = Nombre un solo lugar: un tiempo en una grabación, una página o palabras en un documento, un recuadro en una imagen.
code-quote-not-found = { $about ->
        [sheet] La anotación { $annotation } cita "{ $quote }", que
       *[line] "{ $quote }"
    } { $how ->
        [nowhere] no se encuentra en { $artifact }
       *[more] está más de una vez en { $artifact }
    }. No se cambió nada.
    .hint = { $how ->
        [nowhere] Cite las palabras tal como están ahí, y mire la página.
       *[more] Cite más de las palabras que las rodean; en un archivo con páginas también ayuda nombrar la página.
    }
code-reason-missing = Aquí hace falta un motivo. No se cambió nada.
    .hint = Basta una frase.
code-nothing-to-undo = No queda nada que deshacer ni rehacer.
    .hint = Todo está como estaba.
code-review-sealed = Esta revisión está firmada y no se puede cambiar. No se cambió nada.
    .hint = Una corrección es un registro nuevo que reemplaza a este.
code-review-returned = Esta entrega se devuelve: no se dice nada sobre la enseñanza. No se cambió nada.
    .hint = Deshaga la devolución para valorarla.
code-review-recused = Usted se abstuvo de esta revisión; lo que se valoró está cerrado. No se cambió nada.
    .hint = Otro evaluador se encarga. Si fue un error, deshacer lo retira; para empezar aun así otra revisión, diga --anew.
code-review-dropped = Esta corrección se descartó; lo firmado vale por sí solo. No se cambió nada.
    .hint = Deshacer la retoma, con todo lo que se escribió en ella.
code-not-a-correction = Esta revisión no corrige nada: antes no se firmó ninguna revisión de esta entrega. No se descartó nada.
    .hint = Deshacer retira cambios sueltos; Abstenerse es para no juzgar la entrega.
code-correction-not-begun = Junto a lo firmado no hay ninguna corrección empezada. No se descartó nada.
    .hint = Lo firmado vale tal como está.
code-correction-not-dropped = No hay ninguna corrección descartada de la entrega { $number } que retomar. No se cambió nada.
    .hint = Cuando se empieza otra corrección, la anterior queda en la biblioteca y solo se guarda.
code-purpose-differs = { $signed ->
        [yes] La revisión de esta entrega está firmada, y es { $purpose }.
       *[no] La revisión de esta entrega está en marcha, y es { $purpose }.
    } No se cambió nada.
    .hint = { $signed ->
        [yes] Una revisión { $wanted } a su lado se empieza con --anew; la firmada queda como está.
       *[no] Siga con ella como está, o hágala { $wanted } con una línea "purpose" propia, que deshacer retira.
    }
code-review-under-way = Una revisión de esta entrega está en marcha, y no se empieza otra a su lado. No se cambió nada.
    .hint = Siga con ella, sin --anew.
code-review-not-begun = Nadie ha empezado una revisión de la entrega { $number }. No se cambió nada.
    .hint = Empiécela con review exec.
code-journal-broken = El diario no concuerda en la entrada { $seq }: lo que hay escrito ahí se cambió, se movió o se quitó. No se cambió nada.
    .hint = Conserve la biblioteca como está y abra a su lado el respaldo más reciente.
code-format-newer = Este archivo dice "{ $format }", que es más nuevo que esta versión de Assay. No se usó.
    .hint = Ábralo con una versión más nueva.

## Before signing

code-not-opened = Sin abrir: { $path }.
    .hint = Ábralo una vez, o firme sabiendo que no se vio.
code-draft-left = { $field ->
        [rationale] La justificación del criterio «{ $criterion }» se escribió y no se terminó
        [strength] Lo que ya está en el criterio «{ $criterion }» se escribió y no se terminó
        [next-step] El siguiente paso del criterio «{ $criterion }» se escribió y no se terminó
        [cannot-judge] Por qué no se puede juzgar el criterio «{ $criterion }» se escribió y no se terminó
       *[annotation] Un comentario sobre un lugar se escribió y no se terminó
    } («{ $text }»). No estará en lo que se firma.
    .hint = Termínelo o vacíelo; la firma lo deja fuera, y después no se puede añadir nada.
code-place-missing = El criterio "{ $criterion }" tiene un nivel y ningún lugar en la evidencia.
    .hint = Cite el lugar en el que se apoya el nivel.
code-strength-missing = El criterio "{ $criterion }" todavía no está, y nada dice qué muestra bien la evidencia.
    .hint = Nombre una cosa que ya está.
code-next-step-missing = El criterio "{ $criterion }" todavía no está, y no tiene próximo paso.
    .hint = Diga una cosa que hacer a continuación.
code-report-in-english = Las palabras propias del informe están en inglés, y lo escrito en "{ $language }" aparece entre ellas tal como se escribió.
    .hint = No hay nada que hacer: todavía no hay otras palabras, y cada parte dice su idioma a quien la escucha leída en voz alta.
code-requirement-missing = La entrega no contiene lo que pide "{ $requirement }".
    .hint = Dígalo en la devolución, o devuelva la entrega.
code-requirement-not-met = "{ $requirement }" no se cumple: { $found } de { $asked }.
    .hint = Dígalo en la devolución, o devuelva la entrega.
code-requirement-more = Más de lo que pide "{ $requirement }": cuentan { $found } archivos, se piden { $asked }.
    .hint = Diga en la devolución cuáles evaluó, o devuelva la entrega.
code-requirement-exceeded = La entrega contiene más de lo que pide "{ $requirement }".
    .hint = Diga en la devolución cuáles de los archivos evaluó, o devuelva la entrega.

## report

report-kicker = Informe de devolución
report-kicker-formative = Devolución para crecer
report-number = N.º { $number }
report-line = N.º { $number } · intento { $attempt } · { $day }
report-date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
report-version = versión { $version }
report-every-page = Aquí se juzga la evidencia, no a la persona.
report-every-page-formative = Devolución: sin conclusión ni insignia.
report-headline-meets = Esta evidencia cumple lo que se pide
report-headline-not-yet = Todavía no
report-headline-criteria-to-go =
    { $count ->
        [one] Todavía no: falta un criterio
       *[other] Todavía no: faltan { $count } criterios
    }
report-headline-points-to-go =
    { $count ->
        [one] Todavía no: falta un punto
       *[other] Todavía no: faltan { $count } puntos
    }
report-headline-returned = Devuelta sin juicio
report-headline-feedback = Devolución sobre esta evidencia
report-headline-strengths-and-steps = Lo que destaca y lo que viene
report-headline-strengths = Lo que destaca
report-headline-steps = Lo que viene
report-follows-meets = Esto es lo que halló un evaluador, por la regla de esta microcredencial. La decisión y la insignia vienen del panel o de la autoridad.
report-follows-not-yet = Todavía no es un paso: lo que ya está puede quedarse, y el próximo intento puede partir de ahí. Esto es lo que halló un evaluador; decide el panel o la autoridad.
report-follows-returned = La evidencia no se pudo juzgar tal como se entregó. No se valoró ningún criterio, y el próximo intento empieza donde empezó este.
report-follows-formative = Los niveles de abajo dicen dónde está la evidencia, con las palabras de la rúbrica.
report-supersedes = Este registro dice que ocupa el lugar de uno anterior: { $record }. Solo lo hace si la misma clave firmó los dos.
report-stands-out = Lo que destaca
report-questions = Preguntas en un momento
report-next-steps =
    { $count ->
        [one] El próximo paso
       *[other] Próximos pasos
    }
report-more-below =
    { $count ->
        [one] y uno más, en su criterio más abajo
       *[other] y { $count } más, en sus criterios más abajo
    }
report-more-places = y { $count } más
report-overview = Nivel por criterio
report-overview-formative = Dónde está la evidencia
report-column-criterion = Criterio
report-column-level = Nivel
report-column-places = Lugares en la evidencia
report-level-cannot-judge = No se puede juzgar con esta evidencia
report-level-open = No se miró aquí
report-asked-for = se pide: { $level }
report-by-criterion = Criterio por criterio
report-whole = Sobre la evidencia en conjunto
report-level-says = Lo que dice el nivel
report-seen = Lo que se vio
report-one-up = Un nivel más arriba: { $level }
report-asks = Lo que pide { $level }
report-why-not-judged = Por qué no se puede juzgar
report-also = contado en el criterio { $criterion }
report-picture = Imagen del lugar: { $place }
report-picture-beside = Su imagen está en el paquete: { $file }
report-kind-evidence = Evidencia
report-kind-strength = Fortaleza
report-kind-question = Pregunta
report-kind-next-step = Próximo paso
report-place-whole = el archivo entero
report-place-page = página { $page }
report-place-page-short = pág. { $page }
report-place-percent = { $whole },{ $tenth }
report-place-box = recuadro: izquierda { $x } %, arriba { $y } %, ancho { $width } %, alto { $height } %
report-place-box-short = { $row ->
        [all] todo
        [most] casi todo
        [top] { $column ->
            [left] arriba a la izquierda
            [right] arriba a la derecha
           *[middle] arriba
        }
        [bottom] { $column ->
            [left] abajo a la izquierda
            [right] abajo a la derecha
           *[middle] abajo
        }
       *[middle] { $column ->
            [left] izquierda
            [right] derecha
           *[middle] centro
        }
    }
report-place-quote = “{ $quote }”
report-reasons = Por qué vuelve
report-todo = Qué hacer
report-todo-returned = Arregle lo que se nombra aquí, vuelva a empaquetar la evidencia y entréguela como próximo intento. Lo que no se nombra puede quedar como está. No se dice nada sobre la enseñanza.
report-next-attempt = Para el próximo intento
report-next-attempt-hint = Sugerencias que vienen con esta microcredencial.
report-evidence = La evidencia
report-column-file = Archivo
report-column-type = Qué es
report-column-size = Tamaño
report-column-opened = Abierto
report-opened = abierto
report-not-opened = no abierto
report-size-bytes =
    { $size ->
        [one] un byte
       *[other] { $size } bytes
    }
report-size-tenths = { $whole },{ $tenth }
report-size-kb = { $size } kB
report-size-mb = { $size } MB
report-size-gb = { $size } GB
report-check = Cómo puede comprobarlo cualquiera
report-check-how = Esta página es para leer; lo firmado es el archivo record.json del mismo paquete, y en él consta esta página, de modo que se descubre un solo carácter cambiado. Conserve el paquete tal como llegó. Sin red y dentro de años, esta orden dice si está sin cambios, la clave de quién lo firmó y si la evidencia es la misma:
report-signed-by = Firmado por
report-signed-on = Firmado el
report-clock = { $time }, según el reloj del firmante
report-key = La clave, en palabras
report-record = Registro
report-payload = Evidencia, SHA-256
report-role-assessor = evaluador
report-role-mentor = mentor
report-role-panel = panel
report-role-authority = autoridad
report-hallmark = Contraste: { $name }, n.º { $number }, { $level }, { $year }
report-hallmark-lowest = nivel más bajo { $level }

## credential

code-not-json = { $path } no es JSON que se pueda leer{ $line ->
        [0] {""}
       *[other] : la lectura terminó en la línea { $line }, columna { $column }
    }. No se usó.
    .hint = { $about ->
        [line] Escriba en la línea un objeto JSON, con sus comillas y llaves cerradas, y dela otra vez.
       *[file] Pida otra vez el archivo; está dañado o cortado.
    }
code-json-duplicate-key = { $path } dice "{ $key }" dos veces en un mismo lugar, así que dos programas podrían leer dos cosas distintas. No se usó.
    .hint = { $about ->
        [line] Escríbalo una sola vez y dé la línea otra vez.
       *[file] Pida otra vez el archivo al programa que lo hizo.
    }
code-json-too-deep = { $path } tiene más de { $limit } niveles de profundidad. No se usó.
    .hint = Pregunte de dónde viene el archivo; nada de lo que escriben las personas es así.
code-number-unsafe = { $path } contiene el número { $token }, demasiado grande para que todos los programas lo lean igual. No se usó.
    .hint = Ahí puede haber un número de 9007199254740991 como mucho; uno mayor hay que escribirlo como texto.
code-not-canonical = { $about ->
        [number] { $path } contiene el número { $token }; en los archivos de Assay todo número es entero, de 9007199254740991 como mucho, y se escribe sin punto ni exponente. No se usó.
       *[bytes] { $path } no está como se firmó: al menos un byte se cambió, se añadió o se quitó. No se usó.
    }
    .hint = { $about ->
        [number] Escriba ahí un número entero, o un texto.
       *[bytes] Pida el original; un archivo que se abrió y se guardó otra vez ya no es el firmado.
    }
code-format-other = { $path } no es un { $word } de Assay. No se usó.
    .hint = Mire si es el archivo correcto.
code-shape-wrong = { $path } no está dispuesto como tiene que estarlo: { $reason }. No se usó.
    .hint = Pida otra vez el archivo al programa que lo hizo.
code-context-unknown = { $path } da a sus palabras significados que aquí no se conocen, así que no se puede leer como registro.
    .hint = Pida el registro original.
code-proof-missing = { $path } no está firmado.
    .hint = Pida el archivo firmado.
code-proof-malformed = La firma de { $path } no está puesta como tiene que estarlo: su "{ $member }" falta, se cambió o no va ahí.
    .hint = Pida el original; este se cambió después de firmarse.
code-proof-unknown = { $path } lleva una firma de la clase "{ $kind }", que aquí no se puede comprobar.
    .hint = Compruébelo con una versión más nueva, o con el programa que lo hizo.
code-proof-too-many = { $path } lleva { $found } firmas; se miran como mucho { $limit }.
    .hint = Pregunte de dónde viene el archivo.
code-signature-wrong = La firma de { $path } no concuerda con lo que dice el archivo: uno de los dos se cambió.
    .hint = Pida el original; no hay que fiarse de lo que dice este.
code-key-not-issuer = { $path } está firmado por { $key }, que no es la clave de { $issuer }.
    .hint = Pregunte al emisor si el archivo es suyo; no hay que fiarse de lo que dice.
code-sample-key = { $member } tiene una clave de muestra, con la que cualquiera puede firmar. No se hizo ni se usó ningún padrón.
    .hint = Haga una identidad para este miembro y ponga su clave.
code-time-malformed = "{ $member }" en { $path } no nombra ningún momento.
    .hint = Pida otra vez el archivo al programa que lo hizo.
code-expired = { $what ->
        [membership] { $member } estuvo en el padrón "{ $roster }" hasta { $until }; { $path } se firmó el { $moment }
       *[file] { $path } valía hasta { $until }
    }.
    .hint = { $what ->
        [membership] Pregunte al distrito si las fechas del padrón son correctas
       *[file] Pida al emisor uno que valga ahora
    }.
code-not-yet-valid = { $what ->
        [membership] { $member } está en el padrón "{ $roster }" desde { $from }; { $path } se firmó el { $moment }
       *[file] { $path } vale desde { $from }
    }.
    .hint = { $what ->
        [membership] Pregunte al distrito si las fechas del padrón son correctas
       *[file] Mire el reloj de este equipo; si está bien, espere hasta entonces
    }.
code-signed-another-day = { $how ->
        [ahead] La firma de { $path } dice que se hizo el { $created }, que todavía no ha llegado
        [before] La firma de { $path } dice que se hizo el { $created }, mucho antes de { $from }, cuando el archivo dice que se firmó
       *[after] La firma de { $path } dice que se hizo el { $created }, mucho después de { $from }, cuando el archivo dice que se firmó
    }. Lo que dice el archivo está sin cambios.
    .hint = { $how ->
        [ahead] Mire el reloj de este equipo; si está bien, pregunte a quien firmó si el suyo lo estaba
       *[other] Pregunte a quien firmó cuándo fue: si la clave estaba entonces en un padrón se busca para { $from }
    }.
code-roster-malformed = { $path } no es un padrón que se pueda firmar: { $reason }. No se firmó nada.
    .hint = Escriba format, name, validFrom y members, cada uno con key, name, roles y from; al firmar se añaden id, issuer y proof. El README dice qué es cada uno.
code-roster-unsigned = { $path } es un padrón que nadie ha firmado. No se usó.
    .hint = Pida al distrito el padrón firmado.
code-roster-not-a-member = La clave que firmó { $path } no está en el padrón "{ $roster }".
    .hint = Pida al distrito su padrón más reciente, o pregunte quién tiene la clave.
code-roster-outside-membership = { $member } está en el padrón "{ $roster }", pero no para { $moment }, cuando se firmó { $path }.
    .hint = Pregunte al distrito si las fechas del padrón son correctas.
code-roster-wrong-role = { $member } está en el padrón "{ $roster }", pero no como { $role }.
    .hint = Pregunte al distrito si las funciones del padrón son correctas.

## catalogue

code-not-a-micro-credential = { $path } no es una microcredencial de Assay. No se usó.
    .hint = Una microcredencial empieza con "format": "assay/micro-credential/1".
code-micro-credential-too-large = { $path } tiene { $size }; una microcredencial tiene como mucho { $most }. No se leyó.
    .hint = Deje fuera imágenes y grabaciones; van en una entrega.
code-micro-credential-malformed = { $path } no está dispuesto como una microcredencial: { $reason }. No se usó.
    .hint = Corrija ese miembro; el README dice dónde hay microcredenciales enteras.
code-micro-credential-faulty = Las partes de { $path } no encajan entre sí, en { $count ->
        [one] un lugar
       *[other] { $count } lugares
    }. No se usó.
    .hint = Cada uno está en la lista de abajo; corríjalos y compruebe otra vez.
code-member-unknown = { $place } no es un miembro de una microcredencial.
    .hint = En un borrador se conserva como está. Un archivo firmado que lo lleve se rechaza: esta versión de Assay no puede decir qué se firmó ahí.
code-rubric-text-empty = { $what ->
        [list] { $place } es una lista vacía, y tiene que haber al menos uno
       *[text] { $place } no dice nada
    }.
    .hint = { $what ->
        [list] Escriba al menos uno.
       *[text] Escriba ahí lo que han de leer evaluadores y docentes, o quite el miembro.
    }
code-rubric-name-twice = "{ $name }" está dos veces en { $place }.
    .hint = Dé a cada uno su propio nombre corto.
code-rubric-name-unknown = { $place } nombra "{ $name }", que esta microcredencial no tiene.
    .hint = Corrija el nombre, o añada lo que nombra.
code-rubric-points-fall = Los puntos del criterio "{ $criterion }" bajan de un nivel al siguiente.
    .hint = Escriba primero el nivel más bajo, con puntos que se mantengan o suban.
code-rubric-out-of-reach = { $place } es { $value }{ $reach ->
        [from] , y tiene que ser al menos { $least }
        [one] , y ahí solo es posible { $least }
        [nothing] , y ningún nivel cuenta puntos, así que nadie puede alcanzarlo
       *[between] ; tiene que estar entre { $least } y { $most }
    }.
    .hint = Cambie el número, o lo que cuenta.
code-rubric-limit-without-kind = El requisito "{ $requirement }" limita { $measure }, y ninguna de sus clases de archivo lo tiene.
    .hint = Los segundos limitan audio y vídeo, las páginas limitan documentos, las palabras limitan documentos y texto.
code-rubric-hidden-character = { $place } contiene un carácter que no se ve o que da la vuelta a lo que le sigue ({ $character }).
    .hint = Escriba otra vez ese texto.
code-rubric-text-long = { $place } tiene { $length } caracteres; ahí se leen con facilidad hasta { $most }.
    .hint = Dígalo más corto.
code-rubric-one-level = El criterio "{ $criterion }" tiene un solo nivel, así que no hay nada que juzgar.
    .hint = Dele un segundo nivel.
code-language-unknown = "{ $language }" no nombra ningún idioma. No se empaquetó nada.
    .hint = Escríbalo como en, es o pt-BR.
code-rubric-html = { $place } contiene HTML ({ $html }), que se lee como texto y nunca se ejecuta.
    .hint = Para quien escribe la microcredencial: use texto simple o Markdown.
code-rubric-address = { $place } lleva a { $url }, que no es una dirección de la web ni de correo.
    .hint = Use una dirección que empiece por https://, o ninguna.
code-rubric-doi = { $place } dice "{ $doi }", que no es un DOI.
    .hint = Un DOI empieza por 10. y tiene una barra; deje fuera https://doi.org/.

## Results

code-outcome-differs = { $how ->
        [rubric] El registro habla de un criterio o de un nivel que su microcredencial no tiene.
        [member] La conclusión de este registro no es la que su regla saca de sus valoraciones: { $member } es ahí { $found }, y tiene que ser { $computed }.
       *[outcome] La conclusión de este registro no es la que su regla saca de sus valoraciones, que es: { $computed }
    }
    .hint = Pida otra vez el registro al evaluador.
code-unsigned-file = { $path } está junto al registro, y nadie lo firmó.
    .hint = Lea solo lo que lista el registro.
code-not-a-result = { $what ->
        [not-alone] { $path } contiene un paquete en la carpeta "{ $folder }", y "{ $beside }" está junto a esa carpeta, donde no puede haber nada más
        [empty] { $path } está vacío
        [report] { $path } es una página para leer: lo firmado está en record.json, en el paquete de resultado
        [submission] { $path } es una entrega y no un resultado
        [bag] { $path } es una bolsa sin data/record.json, así que no hay ningún resultado en ella
       *[files] { $path } no contiene data/record.json, así que no hay ningún resultado en él
    }. No se cambió nada.
    .hint = { $what ->
        [submission] Verifíquela con bundle verify; el resultado es lo que el evaluador firmó sobre ella
        [not-alone] Pida el paquete tal como lo hizo el evaluador; alguien metió algo en él
        [report] Verifique el paquete de resultado (.zip) en el que vino esta página
       *[other] Pida el paquete que firmó el evaluador
    }.
code-record-alone = Este es el registro sin su paquete: su conclusión no se pudo calcular otra vez, y su informe no se miró.
    .hint = Verifique el paquete entero donde esté a mano.
code-evidence-differs = La evidencia que está a mano no es la que se juzgó en la entrega { $number }. Esto no toca al registro mismo.
    .hint = Busque el paquete que se juzgó.
code-supersedes-other-key = El registro que se quiere corregir se firmó con otra clave. No se firmó nada.
    .hint = Solo quien firmó un registro puede corregirlo; si no, firme un registro propio.
code-supersedes-other-submission = El registro que se quiere corregir trata de otra entrega que la número { $number }. No se firmó nada.
    .hint = Elija el registro que pertenece a esta entrega.
code-supersedes-other-purpose = El registro que se corrige tiene otra finalidad que esta valoración { $purpose ->
        [formative] formativa
       *[summative] sumativa
    }. No se ha firmado nada.
    .hint = La valoración de un mentor está junto a la que cuenta, y ninguna ocupa el lugar de la otra.
code-term-undefined = El archivo usa una palabra que su propio contexto no define: { $term }. No se puede decir qué significa.
    .hint = Pida otra vez el archivo.

## Packing and bringing in

code-micro-credential-differs = { $how ->
        [version] Se nombra la versión { $named } de "{ $title }", y la que hay es la versión { $version }
        [other] Se nombra otra microcredencial que la que hay, "{ $title }" versión { $version }
       *[text] Esta no es la "{ $title }" versión { $version } que se nombra: el mismo nombre y versión, otro texto
    }. No se guardó nada.
    .hint = Una microcredencial publicada no cambia nunca; pida el archivo correcto.
code-micro-credential-unknown = { $how ->
        [chosen] "{ $title }", que usted eligió, no está en su catálogo. Se guardó con la entrega.
       *[came] "{ $title }" no es de su catálogo. Se guardó con la entrega.
    }
    .hint = Mírela y acéptela antes de valorar: en su informe de entrada, o con la orden library accept.
code-record-differs = El registro que la biblioteca guarda de la revisión { $review } no es el que su diario dice que se firmó. No se cambió nada.
    .hint = Conserve la biblioteca como está y abra a su lado el respaldo más reciente; los paquetes de resultado que se dieron están como estaban.
code-micro-credential-not-here = La biblioteca no tiene ninguna microcredencial { $sha256 }. No se cambió nada.
    .hint = Traiga otra vez su entrega; o mire con la orden library micro-credentials cuáles hay, y acéptela por su archivo.
code-micro-credential-needed = { $path } no es un paquete, y no se dijo para qué microcredencial es. No se guardó nada de ello.
    .hint = Nombre la microcredencial.
code-bundle-large = Este paquete mide { $gib } GiB; por encima de 8 GiB Assay pregunta antes. No se leyó nada.
    .hint = Hágalo otra vez para seguir de todos modos; en la línea de órdenes, con --large.
code-already-a-bundle = Esto ya es un paquete. No se empaquetó nada.
    .hint = Tráigalo como está.
code-nothing-to-pack = Aquí no hay evidencia. No se empaquetó nada.
    .hint = Ponga antes los archivos ahí.
code-folder-needed = { $path } es un solo archivo; la evidencia se empaqueta desde una carpeta, o desde un zip de archivos. No se empaquetó nada.
    .hint = Ponga el archivo en una carpeta propia y nombre esa carpeta.
code-one-file-of-evidence = { $path } es un solo archivo de evidencia ({ $format }) y no un paquete de entrega. No se empaquetó ni se trajo nada.
    .hint = Elija o suelte juntos en la ventana todos los archivos de la entrega, o póngalos en una carpeta y traiga esa carpeta.
code-several-submissions = Esto contiene { $count } { $what ->
        [bundles] paquetes
       *[participants] entregas
    }. No se empaquetó ni se trajo nada.
    .hint = { $what ->
        [bundles] Desempaquételo y traiga la carpeta a la biblioteca: cada paquete llega por separado.
       *[participants] Tráigalas todas con library import, o nombre la que se empaqueta con --participant: { $participants }.
    }
code-participant-unknown = No hay ningún participante { $participant } en esta descarga. No se empaquetó nada.
    .hint = { $count ->
        [one] Contiene una sola entrega; deje fuera --participant.
       *[other] Nombre uno de { $participants }.
    }
code-bundle-as-evidence = { $what ->
        [result] { $path } es un resultado firmado, y no es evidencia de una entrega. No se guardó nada de ello.
        [cut-result] { $path } es un paquete de resultado que quedó cortado: le falta el final, y no es evidencia de una entrega. No se guardó nada de ello.
       *[submission] { $path } pertenece a una entrega ya empaquetada, y no es evidencia de otra. No se guardó nada de ello.
    }
    .hint = { $what ->
        [result] Verifíquelo por separado, y traiga los otros archivos sin él.
        [cut-result] Pídalo otra vez a quien lo firmó, y verifíquelo entonces. Traiga los otros archivos sin él.
       *[submission] Traiga ese paquete por separado, y los otros archivos sin él.
    }
code-candidate-as-evidence = { $path } dice quién es el candidato y está entre la evidencia: una biblioteca no guarda el nombre de nadie. No se guardó nada de ello.
    .hint = Pida el paquete sin ese archivo.
code-candidate-left-out = { $path } dice quién es el candidato y se dejó fuera: el nombre de nadie entra en una biblioteca ni en la evidencia de un paquete.
    .hint = No hay nada que hacer.
code-people-perhaps = Los archivos se llaman como Canvas llama a los de una clase entera: pueden ser el trabajo de { $count } personas. Se toman como una sola entrega.
    .hint = Si son de varias personas, ponga los archivos de cada una en una carpeta propia, sin los nombres, y tráigalas una por una.
code-file-unplaced = { $path } no pertenece a ninguna de las entregas y se dejó fuera.
    .hint = Mire si es evidencia de alguien; si lo es, traiga esa entrega por separado.
code-export-file-missing = La exportación indica que se entregó { $path }, pero no lo contiene: no se pudo traer.
    .hint = Obtenga ese archivo del sistema del que viene antes de juzgar la entrega.
code-system-file-left-out = { $path } se dejó fuera: lo creó el sistema o un programa para su propio uso.
    .hint = No hay nada que hacer.
code-file-left-out = { $path } se dejó fuera, como se dijo.
    .hint = No hay nada que hacer.
code-file-renamed = { $from } se llama { $path } en el paquete.
    .hint = No hay nada que hacer.
code-previous-number-differs = El intento anterior tiene el número { $previous }; este se empaqueta como { $number }.
    .hint = Dé el número { $previous }, salvo que sean de dos personas.
code-previous-micro-credential-differs = El intento anterior era para "{ $previous }"; este se empaqueta para "{ $title }".
    .hint = Mire si --previous nombra el paquete correcto.
code-number-unusable = "{ $text }" no es el número de una entrega. No se escribió nada.
    .hint = Use de 1 a 12 cifras.
code-role-unconfirmed = { $kept ->
        [0] Las funciones de los archivos están propuestas y no confirmadas. No se escribió nada.
        [one] Las funciones de los otros archivos están propuestas y no confirmadas. Una entrega está en la biblioteca; de las otras no se escribió nada.
       *[other] Las funciones de los otros archivos están propuestas y no confirmadas. { $kept } entregas están en la biblioteca; de las otras no se escribió nada.
    }
    .hint = Mire la propuesta, guárdela, cambie lo que esté mal y désela a --roles.
code-cancelled = { $kept ->
        [saved] Detenido. Cada orden que se llamó guardada se conserva.
        [0] Cancelado. No se guardó nada.
        [one] Cancelado. Una entrega había llegado y se conserva, entera. De las otras no se guardó nada.
        [other] Cancelado. { $kept } entregas habían llegado y se conservan, enteras. De las otras no se guardó nada.
       *[nothing] Cancelado. No se guardó nada.
    }
    .hint = { $kept ->
        [saved] Siga cuando quiera; la revisión está donde se dejó.
       *[nothing] Hágalo otra vez cuando quiera; lo que ya está se dice y no se repite.
    }
code-consent-missing = { $count ->
        [one] No se dice si quienes se pueden reconocer en { $path } estuvieron de acuerdo.
       *[other] No se dice si quienes se pueden reconocer en { $path } y en { $others ->
            [one] otro archivo
           *[other] otros { $others } archivos
        } estuvieron de acuerdo.
    }
    .hint = Pregunte al docente si tiene las autorizaciones.
code-metadata-identifies = { $path } lleva { $what }.
    .hint = Se queda en la evidencia, y en cada copia del paquete; los registros, los informes y las imágenes que llevan no contienen nada de ello.
tells-location = el lugar donde se hizo
tells-device = la cámara o el teléfono con que se hizo
tells-author = un nombre
tells-date = la hora en que se hizo
tells-thumbnail = una imagen pequeña propia
tells-and = { $first } y { $last }
code-name-may-be-visible = { $count ->
        [one] Puede verse un nombre en { $path }
       *[other] Puede verse un nombre en { $count } imágenes y páginas escaneadas, entre ellas { $path }
    }: lo que hay escrito ahí se ve y no se busca.
    .hint = Mire cada una antes de valorar. Donde se pueda nombrar a alguien, pida la página con el nombre tapado, o devuelva la entrega.
code-requirement-unknown = { $path } se entrega para "{ $requirement }", que esta microcredencial no pide. Se conserva, y no cuenta para ningún requisito.
    .hint = Pregunte para qué era, o pida un paquete hecho para esta microcredencial.
code-requirement-kind = { $path } no es de una clase que pida "{ $requirement }".
    .hint = Dígalo en la devolución, o pida otro archivo.
code-requirement-seconds = { $path } dura { $found }; "{ $requirement }" pide { $asked }.
    .hint = Dígalo en la devolución, o pida otra grabación.
code-requirement-pages = { $path } tiene { $found } páginas; "{ $requirement }" pide { $asked }.
    .hint = Dígalo en la devolución, o pida otro archivo.
code-requirement-words = { $path } tiene { $found } palabras; "{ $requirement }" pide { $asked }.
    .hint = Dígalo en la devolución, o pida otro archivo.
code-number-ambiguous = { $count } entregas tienen el número { $number }. No se cambió nada.
    .hint = Nombre la que quiere por el comienzo de su identificador: { $names }.
code-command-unknown = Esta línea no es una orden que se pueda hacer: { $reason }. No se cambió nada.
    .hint = El README lista las órdenes.

## At the command line

code-passphrase-twice = Las dos frases de contraseña no son iguales. No se hizo nada.
    .hint = Escríbala otra vez, dos veces igual.
code-usage = { $reason ->
        [no-command] Falta una orden. No se hizo nada.
       *[other] La orden no está escrita como tiene que estarlo: { $reason }. No se hizo nada.
    }
    .hint = La opción --help después de una orden muestra cómo se escribe.
code-data-folder-unknown = Este equipo no dice dónde está su carpeta de datos. No se cambió nada.
    .hint = Nómbrela con --data-dir.
code-day-unusable = "{ $text }" no es un día. No se guardó nada.
    .hint = Escríbalo como 2026-11-24.
code-place-lost = Un lugar citado no se volvió a encontrar ({ $place }): { $reason }.
    .hint = El registro está como se firmó; busque el lugar a mano, o cítelo de nuevo.
code-place-not-pictured = El resultado no tiene ninguna imagen de { $place } en { $path }: no se puede dibujar. El lugar mismo está en el registro, como se citó.
    .hint = Envíe también la evidencia donde haya que ver el lugar, o cítelo donde se pueda dibujar y firme otra vez.
why-place-changed = el archivo se cambió, y un tiempo o un recuadro por sí solo no dice qué mostraba
why-place-past-the-end = la grabación termina antes
why-place-no-such-page = no existe esa página
why-place-does-not-fit = el archivo es ahora de otra clase
why-place-no-text = el texto del archivo no se puede leer
why-place-not-there = las palabras ya no están ahí
why-place-more-than-once = las palabras están ahí más de una vez
why-place-not-at-hand = el archivo no está entre la evidencia
code-search-incomplete = { $count ->
        [one] Un archivo o revisión todavía no se ha
       *[other] { $count } archivos o revisiones todavía no se han
    } leído para la búsqueda, y ahí no se puede encontrar nada.
    .hint = Cierre la biblioteca en la otra ventana o programa, y busque otra vez.
code-not-signed = Esta entrega todavía no tiene ningún resultado firmado. No se escribió nada.
    .hint = Firme antes su revisión.
code-package-gone = El paquete del resultado de la n.º { $number } ya no está donde se escribió. El registro firmado está en la biblioteca.
    .hint = Escriba el paquete otra vez, desde la página de lo firmado.
code-file-not-shown = No se pudo abrir ningún administrador de archivos. El archivo está en { $path }.
    .hint = Abra usted la carpeta; el archivo está ahí.
code-package-not-written = La revisión está firmada y su registro se conserva en la biblioteca. Solo falta escribir el paquete: { $why ->
        [disk-full] el disco no tiene más sitio para { $path }
        [file-exists] { $path } ya existe
        [folder-missing] la carpeta de { $path } ya no está
        [folder-read-only] no se puede escribir nada en la carpeta de { $path }
       *[other] { $path } no se pudo escribir
    }.
    .hint = No firme otra vez: eso haría una corrección. Haga sitio, o elija otro lugar, y saque el paquete: library export { $number } --library DIR --result --out FILE; en la ventana, “{ signed-write }”.
prompt-passphrase = Frase de contraseña:{" "}
prompt-new-passphrase = Una frase de contraseña nueva:{" "}
prompt-passphrase-again = La misma otra vez:{" "}
prompt-recovery-words = Las 24 palabras de recuperación:{" "}
role-assessor = evaluador
role-mentor = mentor
role-panel = panel
role-authority = autoridad
identity-whose = { $name }, { $role }
identity-fingerprint = Huella: { $words }
identity-key = Clave: { $key }
identity-kept = Guardada en { $path }
identity-aside = El archivo que había antes se conserva como { $path }; solo se abre con su frase de contraseña anterior.
identity-recovery = La hoja de recuperación. Escriba estas palabras y guárdelas aparte de este equipo; se muestran una sola vez:
review-shown = N.º { $number }, intento { $attempt }: { $purpose }, { $phase }, guardada { $saved }
review-shown-choice = { $criterion }: { $choice }
review-shown-open = sin nivel todavía
review-shown-cannot-judge = no se puede juzgar: { $reason }
review-shown-rationale = Justificación: { $text }
review-shown-strength = Fortaleza: { $text }
review-shown-next-step = Próximo paso: { $text }
review-shown-annotation = { $id } · { $artifact }, { $place } · { $kind } · { $criteria }
review-shown-note = Nota: { $text }
review-shown-returned = Vuelve: { $text }
review-shown-recused = Abstención: { $text }
review-shown-opened = Abierto: { $files }
review-shown-draft = Todavía se escribe, { $field }: { $text }
identity-none = Aquí todavía no hay ninguna identidad.
roster-signed = "{ $name }" está firmado, con { $count ->
        [one] un miembro
       *[other] { $count } miembros
    }: { $path }
score-outcome = N.º { $number }: { $explanation }
score-written = Firmado por { $fingerprint } y escrito en { $path }
verify-invalid = No válido: esto no es lo que se firmó, o lo que se firmó no se sostiene.
verify-not-yet = Todavía no válido: es lo que se firmó, y solo vale desde el día que nombra.
verify-valid = Válido: sin cambios desde que se firmó. De quién es la clave no se puede saber desde aquí.
verify-valid-untrusted = Válido: sin cambios desde que se firmó. No de confianza: el padrón no responde por él.
verify-trusted = De confianza: sin cambios desde que lo firmó un miembro del padrón.
verify-member = El padrón "{ $roster }" conoce esta clave como { $member }.
verify-roster = El padrón "{ $roster }" está firmado por la clave { $fingerprint } ({ $issuer }).
verify-supersedes = Dice que ocupa el lugar de un registro anterior: { $record }. Solo lo hace si la misma clave firmó los dos; eso se ve donde los dos están a mano.
verify-about = N.º { $number }: { $explanation }
verify-by = Firmado por { $name }, { $role }, el { $when } (clave { $fingerprint })
verify-evidence-same = Evidencia: la misma, byte a byte.
verify-evidence-differs = Evidencia: difiere de la que se juzgó.
verify-evidence-not-at-hand = Evidencia: no está a mano.
verify-evidence-not-compared = Evidencia: no se comparó, porque no hay un registro válido con que compararla.
bundle-valid = Válido: una bolsa BagIt { $version } de { $files } archivos, { $size }.
bundle-invalid = No válido: una bolsa BagIt { $version } de { $files } archivos, { $size }.
bundle-packed = La n.º { $number } está empaquetada, { $files ->
        [one] 1 archivo
       *[other] { $files } archivos
    } de evidencia: { $path }
inspect-sound = N.º { $number }, intento { $attempt }: { $title }. Cada archivo está como se empaquetó.
probe-duration = dura { $value }
probe-pages = páginas: { $value }
probe-words = palabras: { $value }
probe-size = { $value } píxeles, derecha
probe-captions = subtítulos: { $value }
text-page = — { $number } —
probe-track = pista: { $value }
picture-made = { $path }: { $width } × { $height } píxeles, JPEG
peaks-written = La forma de onda de { $duration } está escrita en { $path }
peaks-lost = no se pudo descodificar, dibujado como silencio: { $value }
peaks-speech = habla: { $value } en total
peaks-pause = pausa en { $at }: { $value }
page-drawn = { $path }: { $value }
page-hidden = una diapositiva que la presentación salta
page-limited = más pequeña de lo pedido, porque una imagen mayor no se dibuja de una vez; --tile dibuja una parte
page-approximate = una vista aproximada: el archivo no tiene páginas propias, y otro programa puede cortar líneas y páginas en otro punto
import-done = La n.º { $number } está en la biblioteca: { $path }
import-already-here = La n.º { $number } ya estaba aquí, idéntica byte a byte: { $path }
import-mended = La n.º { $number } ya estaba aquí, y la copia de la biblioteca vuelve a estar entera: { $path }
import-refused = No se trajo: { $path }
import-participant = { $path }, participante { $participant }
due-set = El juicio de { $id } se espera para el { $day }.
due-none = El juicio de { $id } no se espera para ningún día en particular.
micro-credential-is-accepted = aceptada
micro-credential-came-along = vino con una entrega
micro-credential-accepted-now = “{ $title }” { $version } está ahora en su catálogo.
micro-credential-accepted-before = “{ $title }” { $version } ya estaba en su catálogo.
list-empty = No hay ninguna entrega en la biblioteca.
list-none-found = No se encontró ninguna entrega para "{ $words }".
list-more = Estas son las primeras { $shown } de { $total }; --limit { $total } las muestra todas, --search solo las que contienen ciertas palabras.
list-number = Número
list-attempt = Intento
list-state = Estado
list-scored = Criterios valorados
list-due = Se espera para
list-title = Microcredencial
list-attempt-of = intento { $attempt }
list-correction = { $state }, corrección { $beside }
list-beside = { $state }, otra revisión { $beside }
library-exported = La entrega está escrita en { $path }
library-result-exported = El resultado firmado está escrito en { $path }
places-located = { $exactly } como se citaron, { $context } encontrados por las palabras de alrededor, { $lost } perdidos.
search-found = { $count ->
        [0] No se encontró nada.
        [one] Encontrado en un pasaje.
       *[other] Encontrado en { $count } pasajes.
    }
search-in-review = { $field ->
        [annotation] comentario sobre un lugar
        [note] nota privada
        [returned] motivo de la devolución
        [cannot-judge] por qué no se puede juzgar { $criterion }
        [strength] fortaleza de { $criterion }
        [next-step] próximo paso de { $criterion }
       *[other] justificación de { $criterion }
    }
journal-sound = Cada entrada continúa la anterior: { $entries ->
        [one] una entrada
       *[other] { $entries } entradas
    } en { $reviews ->
        [one] una revisión
       *[other] { $reviews } revisiones
    }.

## store

code-library-open = La biblioteca de { $folder } está abierta en otra ventana o programa. Desde aquí se puede leer, no escribir.
    .hint = Siga en la que la tiene abierta, o ciérrela antes.
code-library-in-cloud-folder = { $folder } lo mantiene al día { $service }, que rompe una biblioteca mientras se usa. No se hizo nada ahí.
    .hint = Guarde la biblioteca en una carpeta que sea solo de este equipo; los paquetes y los resultados firmados sí pueden estar en la nube.
code-library-missing = No hay ninguna biblioteca en { $folder }. No se cambió nada.
    .hint = Mire cómo está escrito, o traiga una entrega: eso hace una.
code-library-not-a-folder = { $folder } es un archivo, y una biblioteca es una carpeta. No se cambió nada.
    .hint = Indique la carpeta de la biblioteca, o una que todavía se va a crear.
code-library-newer = Esta biblioteca la usó una versión más nueva de Assay. No se abrió ni se cambió.
    .hint = Ábrala con esa versión.
code-library-older = Esta biblioteca es de una versión anterior de Assay y no se cambió.
    .hint = Ábrala una vez para escribir, lo que hace un respaldo y la pone al día; después se puede leer.
code-not-a-library = library.db en { $folder } pertenece a otro programa. No se cambió.
    .hint = Elija otra carpeta para la biblioteca.
code-library-damaged = { $about ->
        [folder] La base de datos de la biblioteca de { $folder } está dañada
       *[open] La base de datos de esta biblioteca está dañada
    }. No se usó, y no se cambió.
    .hint = { $backup ->
        [none] No hay en ella ningún respaldo bueno. Conserve la carpeta como está, empiece una biblioteca en otra y traiga otra vez los paquetes
        [unknown] Abra otra vez la biblioteca para escribir: el respaldo bueno más reciente ocupa entonces su lugar, y los archivos dañados se conservan
       *[other] Hay un respaldo bueno del { $backup }. Ocupa su lugar la próxima vez que la biblioteca se abra para escribir (library import o review exec), y los archivos dañados se conservan
    }.
code-library-restored = La base de datos estaba dañada. En su lugar está el respaldo del { $backup }, y lo que se escribió después no está en él; los archivos dañados se conservan en { $kept }.
    .hint = Mire las revisiones del último día, y conserve los archivos dañados hasta que estén bien.
code-library-busy = Otro programa ha retenido la base de datos durante cinco segundos. No se escribió nada.
    .hint = Cierre lo que copia o revisa la carpeta de la biblioteca, y vuelva a hacerlo.
code-library-io = El disco no respondió ({ $reason }). No se escribió nada; lo que se guardó antes se conserva.
    .hint = Mire si el disco sigue ahí, y vuelva a hacerlo.
code-artifacts-missing =
    { $count ->
        [one] Un archivo de las entregas ya no está en la carpeta de la biblioteca.
       *[other] { $count } archivos de las entregas ya no están en la carpeta de la biblioteca.
    }
    .hint = Traiga otra vez los mismos paquetes; lo que se juzgó se conserva.
code-artifacts-unreferenced =
    { $count ->
        [one] Un archivo de la biblioteca no pertenece a ninguna entrega. Se dejó donde está.
       *[other] { $count } archivos de la biblioteca no pertenecen a ninguna entrega. Se dejaron donde están.
    }
    .hint = Puede ser lo que llegó después del respaldo que se usa ahora; traiga otra vez esos paquetes.
code-artifact-missing = { $path } ya no está en la carpeta de la biblioteca. Lo que se juzgó se conserva.
    .hint = Traiga otra vez el mismo paquete.
code-artifact-damaged = La copia de { $path } en la biblioteca no es la que era cuando llegó: han cambiado bytes suyos en el disco. Lo que se juzgó se conserva.
    .hint = Traiga otra vez el mismo paquete, y vigile el disco.
code-artifact-mended = La copia de { $path } en la biblioteca estaba dañada o perdida, y vuelve a estar entera.
    .hint = Vigile el disco: los archivos no cambian solos.
code-submission-differs = La entrega { $number } ya está en la biblioteca, con otro contenido. No se guardó nada, y la que está aquí no se tocó.
    .hint = Pregunte cuál cuenta; un intento nuevo es una entrega propia.
code-number-taken = { $count ->
        [one] El número { $number } es también el de otra entrega: intento { $attempt } para "{ $title }". Se conservan las dos.
       *[other] El número { $number } es también el de otras { $count } entregas: intento { $attempt } para "{ $title }". Se conservan todas.
    }
    .hint = Mire el intento y la microcredencial para distinguirlas.
code-number-here = El n.º { $number } ya está aquí como intento { $attempt } para "{ $title }", con otros archivos o funciones. No se guardó nada de esta entrega.
    .hint = Si es un intento nuevo de la misma persona, tráigalo como intento { $next }: en la ventana, o empaquetado con la orden bundle pack --previous. Si no, dele otro número.
code-same-file = { $path } es el mismo archivo que { $other }, byte por byte.
    .hint = Mire si se quería entregar otro archivo, y pídalo. Dos veces el mismo no muestra nada más.
code-submission-unknown = La biblioteca no tiene ninguna entrega { $submission }. No se cambió nada.
    .hint = La orden library list muestra lo que tiene.
code-review-unknown = La biblioteca no tiene ninguna revisión { $review }. No se cambió nada.
    .hint = La orden library list muestra lo que tiene.
code-journal-conflict = Mientras tanto se escribió otra cosa en esta revisión. No se cambió nada.
    .hint = Abra otra vez la revisión y hágalo de nuevo.

## bundle

code-not-a-bundle = { $reason ->
        [empty] Este archivo está vacío
        [not-a-zip] Este archivo no es un zip
        [no-submission] Esta bolsa no tiene data/submission.json
        [not-regular] { $path } no es ni un archivo ni una carpeta
        [not-alone] La bolsa está en la carpeta "{ $folder }", y "{ $path }" está junto a esa carpeta, donde no puede haber nada más
       *[no-bag] Aquí no hay bagit.txt
    }, así que no es un paquete de entrega. No se guardó nada.
    .hint = Pida el paquete que escribió quien lo empaquetó; los archivos sueltos se pueden empaquetar antes.
code-zip-truncated = { $was ->
        [result] Este paquete de resultado está incompleto: quedó cortado, y falta lo que prueba el resto. No se guardó nada.
        [submission] Este paquete de entrega está incompleto: quedó cortado, y le falta el final. No se guardó nada.
       *[zip] Este zip está incompleto: termina antes de su índice. No se guardó nada.
    }
    .hint = { $was ->
        [result] Pídalo otra vez a quien lo firmó, y verifíquelo entonces; el original no se tocó.
       *[zip] Pida otra vez el archivo; el original no se tocó.
    }
code-zip-encrypted = "{ $path }" está cifrado, y los zip cifrados no se leen. No se guardó nada.
    .hint = Pida un zip sin contraseña.
code-zip-ambiguous = { $what ->
        [two-ends] Este zip termina dos veces
        [comment] El comentario de este zip esconde otro zip
        [count] Este zip dice otro número de archivos que los que contiene
        [overlap] { $about ->
            [entry] "{ $path }" comparte sus bytes con otro archivo de este zip
           *[whole] Hay archivos de este zip que comparten sus bytes
        }
        [header] "{ $path }" dice una cosa en el índice y otra junto a sus bytes
        [second-name] "{ $path }" lleva un segundo nombre
        [folder-or-file] "{ $path }" es a la vez un archivo y una carpeta
        [loose-bytes] { $about ->
            [entry] Antes o después de "{ $path }" hay bytes que no pertenecen a ningún archivo
           *[whole] En este zip hay bytes que no pertenecen a ningún archivo
        }
       *[second-reader] Otro programa lee este zip de otra manera
    }, así que dos personas podrían ver en él dos cosas distintas. No se guardó nada.
    .hint = Pida el paquete tal como lo escribió quien lo empaquetó.
code-zip-method = "{ $path }" está comprimido con { $method }; solo se leen archivos sin comprimir y con deflate. No se guardó nada.
    .hint = Pida un zip corriente.
code-zip-multi-part = Esto es una parte de un zip en varias partes. No se guardó nada.
    .hint = Pida el zip en una sola pieza.
code-zip-damaged = { $about ->
        [entry] "{ $path }" está dañado
       *[whole] Este zip está dañado
    } ({ $what ->
        [end] su registro final
        [directory] su índice
        [header] su cabecera
        [extra-field] un campo extra de su cabecera
        [descriptor] el registro que sigue a sus bytes
        [deflate] sus bytes comprimidos
       *[checksum] su suma de comprobación
    }). No se guardó nada.
    .hint = Pida otra vez el archivo; el original no se tocó.
code-path-escapes = "{ $path }" es un nombre que sale del paquete, o que se podría leer de dos maneras. No se guardó nada.
    .hint = Pida otra vez el paquete, hecho con nombres sencillos.
code-name-collision = { $how ->
        [twice] "{ $first }" está dos veces, así que dos personas podrían ver dos archivos distintos
        [file-and-folder] "{ $first }" es a la vez un archivo y una carpeta
       *[alike] "{ $first }" y "{ $second }" son un mismo nombre en muchos equipos
    }. No se guardó nada.
    .hint = Pida otra vez el paquete con dos nombres distintos.
code-link-entry = { $count ->
        [one] "{ $path }" es un enlace, una tubería o un dispositivo y no un archivo. No se siguió
       *[other] { $count } de estos son enlaces, tuberías o dispositivos y no archivos: { $paths }{ $more ->
            [0] {""}
           *[other] {" "}y { $more } más
        }. No se siguió ninguno
    }, y no se guardó nada.
    .hint = En su lugar tienen que estar los archivos mismos, o nada: arréglelo, o pídalo, y vuelva a hacerlo.
code-limit-exceeded = { $limit ->
        [entries] Hay { $found } entradas; se leen como mucho { $most }
        [entry-bytes] "{ $path }" mide { $found }; se acepta como mucho { $most }
        [bundle-bytes] Todos los archivos juntos miden { $found }; se acepta como mucho { $most }
        [ratio] "{ $path }" dice que se descomprime a { $found } veces su tamaño; se descomprime como mucho { $most } veces
        [directory-bytes] El índice mide { $found }; se lee como mucho { $most }
        [path-bytes] "{ $path }" es un nombre de { $found } bytes; se leen como mucho { $most }
        [component-bytes] "{ $path }" tiene una parte de { $found } bytes; se aceptan como mucho { $most }
        [depth] "{ $path }" está a { $found } carpetas de profundidad; se aceptan como mucho { $most }
       *[file-bytes] "{ $path }" mide { $found }; se lee como mucho { $most }
    }. No se guardó nada.
    .hint = Pida un paquete más pequeño, o nombres más cortos.
code-size-mismatch = "{ $path }" dice que tiene { $declared } bytes y tiene { $by ->
        [more] más
       *[count] { $found }
    }. No se guardó nada.
    .hint = Pida otra vez el archivo; el original no se tocó.
code-digest-mismatch = "{ $path }" no es el archivo que se empaquetó: su { $algorithm } es otro. No se usó nada de ello.
    .hint = Pida otra vez el paquete; un archivo que se cambió después de empaquetarlo no se puede juzgar.
code-payload-missing = "{ $path }" está en la lista y no está ahí. No se usó nada de ello.
    .hint = Pida otra vez el paquete; no está entero.
code-payload-extra = "{ $path }" está ahí y no está en la lista de { $file }. No se usó nada de ello.
    .hint = Pida otra vez el paquete, hecho con este archivo o sin él.
code-payload-folder-missing = Esta bolsa no tiene la carpeta data, así que no hay nada en ella. No se usó nada de ello.
    .hint = Pida otra vez el paquete; no está entero.
code-bagit-declaration = bagit.txt no es las dos líneas con las que empieza toda bolsa. No se usó nada de ello.
    .hint = Pida el paquete tal como lo escribió quien lo empaquetó.
code-bagit-version-unknown = Esta bolsa es de la versión { $version } de BagIt, que aquí no se conoce. No se usó nada de ello.
    .hint = Pida una bolsa de la versión 1.0.
code-bagit-encoding-unknown = Esta bolsa dice que sus listas están escritas en "{ $encoding }", que aquí no se conoce. No se usó nada de ello.
    .hint = Pida una bolsa cuyas listas estén en UTF-8.
code-tag-file-garbled = "{ $path }" no es texto en la codificación que nombra la bolsa. No se usó nada de ello.
    .hint = Pida el paquete tal como lo escribió quien lo empaquetó.
code-tag-file-missing = "{ $path }" está en la lista y no está ahí. No se usó nada de ello.
    .hint = Pida otra vez el paquete; no está entero.
code-tag-file-unlisted = "{ $path }" está junto a la evidencia y no está en ninguna lista. No se leyó.
    .hint = No hay nada que hacer; no se conserva.
code-tag-manifest-wrong = "{ $file }" no dice bien lo de "{ $path }": lista todos los manifiestos y ninguna lista de su propia clase. No se usó nada de ello.
    .hint = Pida el paquete tal como lo escribió quien lo empaquetó.
code-manifest-missing = No hay ninguna lista de sumas de comprobación de la que fiarse: ninguna usa una que aquí se conozca. No se usó nada de ello.
    .hint = Pida un paquete con manifest-sha512.txt o manifest-sha256.txt.
code-manifest-only-one = No hay manifest-{ $algorithm }.txt; se comprobó la otra lista.
    .hint = No hay nada que hacer.
code-manifest-not-checked = "{ $file }" usa una suma de comprobación que aquí no se conoce. No se comprobó.
    .hint = No hay nada que hacer.
code-manifest-line = La línea { $line } de "{ $file }" no es una suma de comprobación y una ruta. No se usó nada de ello.
    .hint = Pida el paquete tal como lo escribió quien lo empaquetó.
code-manifest-lists-twice = "{ $file }" lista "{ $path }" dos veces. No se usó nada de ello.
    .hint = Pida el paquete tal como lo escribió quien lo empaquetó.
code-manifest-repeats = "{ $file }" lista "{ $path }" dos veces, con la misma suma de comprobación.
    .hint = No hay nada que hacer.
code-manifest-asterisk = "{ $file }" lo escribió una herramienta de sumas de comprobación: hay un asterisco delante de una ruta.
    .hint = No hay nada que hacer.
code-manifest-leading-dot = "{ $file }" escribe una ruta con ./ delante.
    .hint = No hay nada que hacer.
code-manifest-bare-percent = "{ $file }" escribe el signo de porcentaje de "{ $path }" tal cual, y no como %25.
    .hint = No hay nada que hacer; el nombre se tomó tal cual.
code-name-differs = En la lista está "{ $listed }"; lo que hay se llama "{ $found }", que es el mismo nombre en muchos equipos.
    .hint = No hay nada que hacer; se comparó su suma de comprobación.
code-system-file-absent = "{ $path }" está en la lista y ya no está; lo había hecho el sistema.
    .hint = No hay nada que hacer.
code-names-alike = "{ $first }" y "{ $second }" son un mismo nombre en muchos equipos.
    .hint = No desempaquete esta bolsa en un equipo así: un archivo reemplazaría al otro.
code-fetch-line = La línea { $line } de fetch.txt no es una dirección, una longitud y una ruta. No se usó nada de ello.
    .hint = Pida el paquete tal como lo escribió quien lo empaquetó.
code-fetch-not-followed = Hay un fetch.txt. No se trajo nada de fuera: lo que nombra cuenta solo si está en la bolsa.
    .hint = No hay nada que hacer, salvo que se diga que falta un archivo.
code-bag-info-line = La línea { $line } de "{ $file }" no es una etiqueta, dos puntos y un valor, o está ahí dos veces. No se usó nada de ello.
    .hint = Pida el paquete tal como lo escribió quien lo empaquetó.
code-bag-info-repeats = "{ $label }" está más de una vez.
    .hint = No hay nada que hacer.
code-payload-oxum = { $how ->
        [counted] La bolsa dice que contiene { $files ->
            [one] un archivo
           *[other] { $files } archivos
        } de { $bytes } bytes en total
       *[garbled] La bolsa dice "{ $declared }" donde se cuentan bytes y archivos
    }; contiene { $foundFiles ->
        [one] un archivo
       *[other] { $foundFiles } archivos
    } de { $foundBytes } bytes. No se usó nada de ello.
    .hint = Pida otra vez el paquete; no está entero.
code-name-reserved = "{ $path }" es un nombre que Windows reserva para un dispositivo. No se guardó nada.
    .hint = Pida otra vez el paquete con otro nombre.
code-name-colon = "{ $path }" tiene dos puntos en su nombre, que Windows lee como una unidad o como un segundo archivo escondido. No se guardó nada.
    .hint = Pida otra vez el paquete con otro nombre.
code-name-hidden-character = "{ $path }" tiene en su nombre un carácter que no se ve o que da la vuelta a lo que le sigue ({ $character }). No se guardó nada.
    .hint = Pida otra vez el paquete con otro nombre.
code-name-looks-alike = "{ $path }" se parece a { $like } y es otro archivo. Solo se usó { $like }.
    .hint = Mire qué hay en él; puede que alguien quisiera que se confundiera.
code-submission-member-wrong = En { $path }, { $member } { $how ->
        [missing] falta
        [empty] no dice nada
        [text] es { $value }, y ahí va un texto entre comillas
        [number] es { $value }, y ahí va un número entero sin comillas
        [list] no es una lista, y ahí va una lista
        [members] no es un grupo de miembros con nombre, y ahí va uno
        [twice] es "{ $value }", como el de otro archivo: cada uno tiene el suyo
       *[wrong] no puede ser "{ $value }"
    }. No se guardó nada.
    .hint = Pida otra vez el paquete al programa que lo hizo.
code-submission-member-unknown = En { $path }, esta versión de Assay no conoce { $member }. Se conserva como está.
    .hint = No hay nada que hacer.
code-time-normalised = En { $path }, la hora "{ $written }" se lee como { $read }.
    .hint = No hay nada que hacer; las valoraciones no se ordenan por ella.
code-roles-malformed = La línea { $line } de las funciones no se puede leer: { $reason }. No se escribió nada.
    .hint = Corrija esa línea; cada archivo tiene path, title y consent, y requirement o captions_for donde corresponda.
code-roles-unknown-file = Las funciones nombran "{ $path }", que no está entre los archivos. No se escribió nada.
    .hint = Corrija la ruta, o ponga el archivo ahí.
code-roles-not-one = { $count ->
        [0] "{ $path }" no tiene ninguna función
       *[other] "{ $path }" tiene { $count } funciones
    }; cada archivo tiene una. No se escribió nada.
    .hint = Dé a cada archivo un [[artifact]].
code-roles-unknown-participant = Las funciones nombran al participante "{ $participant }", que no está en esta descarga. No se escribió nada.
    .hint = Mire si las funciones pertenecen a otra descarga.
code-roles-not-one-submission = { $count ->
        [0] Las funciones no dicen nada del participante "{ $participant }"
       *[other] Las funciones nombran al participante "{ $participant }" { $count } veces
    }. Esta entrega se dejó fuera.
    .hint = Dé a cada participante un [[submission]] con un [[submission.artifact]] por cada archivo, o déjelo fuera a sabiendas.
code-roles-unknown-requirement = La microcredencial no tiene ningún requisito "{ $requirement }". No se escribió nada.
    .hint = Mire sus requisitos, o quite el requisito.
code-roles-title-missing = { $how ->
        [control] El título de "{ $path }" contiene un carácter de control: un salto de línea, o uno que nadie ve. No se escribió nada.
       *[empty] "{ $path }" no tiene título. No se escribió nada.
    }
    .hint = Dele un título de una línea, de letras que se vean.

## evidence

code-empty-file = { $path } no contiene nada. Se conserva y se lista; esto no toca al resto de la entrega.
    .hint = Pida otra vez el archivo.
code-type-lies = { $how ->
        [two-in-one] { $path } es dos cosas a la vez: { $is } y { $also }. Se conserva, y se muestra solo como la primera o no se muestra.
        [declared] { $path } está declarado como { $says } y es en realidad: { $is }. Se conserva, y nunca se muestra como lo declarado.
       *[other] { $path } es en realidad: { $is }. Se conserva, y nunca se muestra como lo que dice su nombre.
    }
    .hint = Pida el archivo correcto si no es lo que esperaba.
code-media-undecodable = { $path } no se puede reproducir aquí: { $codec ->
        [broken] su contenedor está roto
       *[other] su códec es { $codec }
    }. Se conserva y se lista; esto no toca al resto de la entrega.
    .hint = Pida la grabación como MP4 (H.264 y AAC), o ábrala en otro programa.
code-cut-short = { $path } está cortado: { $stated ->
        [none] falta su final
       *[other] su comienzo promete { $stated }, y hay { $held }
    }. Se conserva; lo que hay se muestra, y solo eso cuenta.
    .hint = Pida el archivo entero. Valore solo lo que hay.
code-cues-broken = { $count ->
        [one] Un subtítulo de { $path } no se puede leer (línea { $lines })
       *[other] { $count } subtítulos de { $path } no se pueden leer (líneas { $lines })
    }. El archivo se conserva, y los otros subtítulos se muestran.
    .hint = Corrija esas líneas, o pida otra vez los subtítulos.
code-cues-overlap = { $count ->
        [one] Un subtítulo de { $path } empieza mientras otro sigue a la vista (línea { $lines })
       *[other] { $count } subtítulos de { $path } empiezan mientras otro sigue a la vista (líneas { $lines })
    }. Todos se conservan y se muestran, uno debajo del otro.
    .hint = No hay que hacer nada; si los tiempos son un error, pida otra vez los subtítulos.
code-pointer-file = { $path } no contiene evidencia, solo un enlace ({ $format }). El enlace no se siguió; el archivo se conserva y se lista.
    .hint = Pida un PDF, un archivo de Word o una grabación.
code-cannot-be-shown = { $path } no se puede mostrar aquí ({ $format }): { $why }. Se conserva y se puede valorar con él.
    .hint = { $opening ->
        [harms] No lo abra en ninguna parte: puede hacer daño. Pida la evidencia en otra forma, por ejemplo como PDF.
       *[helps] Ábralo con el programa al que pertenece, o pida otra forma de él.
    }
code-decoder-missing = La parte de Assay que abre la evidencia no se pudo iniciar. No se abrió nada.
    .hint = Instale Assay otra vez.
code-decoder-uncaged = Este sistema no puede encerrar la parte de Assay que abre la evidencia ({ $wall }). No se abrió nada.
    .hint = Use un sistema Linux con un núcleo más nuevo.
code-decoder-died = { $path } no se pudo abrir: el descodificador terminó mientras lo leía. El resto de la entrega está intacto.
    .hint = Ábralo en otro programa, o pida otra vez el archivo.
code-decoder-silent = { $path } no se pudo abrir: el descodificador no dijo nada durante { $seconds } s y se detuvo. El resto de la entrega está intacto.
    .hint = Ábralo en otro programa, o pida otra vez el archivo.
code-decoder-too-long = { $path } no se pudo abrir: tardó más de { $seconds } s. El resto de la entrega está intacto.
    .hint = Ábralo en otro programa, o pida otra vez el archivo.
code-source-lost = { $path } ya no se pudo leer. No se cambió nada.
    .hint = Mire si el disco sigue ahí, e inténtelo otra vez.
code-no-text = { $path } no contiene texto ({ $format }). No se cambió nada.
    .hint = { $cite ->
        [time] Cite un tiempo en él.
        [time-or-box] Cite un tiempo en él, o un recuadro en un momento.
        [box] Cite un recuadro en él.
       *[whole] Cítelo entero, o pida otra forma de él.
    }
code-document-encrypted = { $path } está cerrado con una contraseña. No se abrió, y no se cambió nada.
    .hint = Pida el archivo sin contraseña.
code-document-damaged = { $path } está dañado y su texto no se puede leer. No se cambió nada.
    .hint = Pida otra vez el archivo.
code-no-picture = { $path } no es una imagen ({ $format }). No se escribió nada.
    .hint = Nombre una imagen; las páginas y las películas tienen vistas propias.
code-colours-approximate = { $about ->
        [inks] Los colores de { $path } son aproximados: está hecho de tintas y no dice cuáles.
       *[other] Los colores de { $path } son aproximados: dice cómo se entienden de un modo que no se puede seguir.
    } El archivo mismo no cambia.
    .hint = No juzgue por los colores exactos, o pida la imagen como sRGB.
code-picture-incomplete = { $path } está dañado, y falta una parte de la imagen. Se muestra lo que se pudo leer.
    .hint = Pida otra vez el archivo.
code-picture-coarse = { $path } tiene más píxeles de los que se pueden abrir con seguridad y se muestra con menos detalle. El archivo mismo no cambia.
    .hint = Para el detalle fino, ábralo en otro programa o pida una imagen más pequeña.
code-scripts-left-out = { $path } es un dibujo con programas o contenido ajeno. Nada de ello se ejecutó; lo demás se dibuja.
    .hint = Pida el dibujo como PNG o PDF si falta algo.
code-links-left-out = { $path } es un dibujo que pide algo de fuera. No se trajo nada; lo demás se dibuja.
    .hint = Pida el dibujo como PNG o PDF si falta algo.
code-other-letters = Las palabras de { $path } se muestran con otras letras que las que pide el dibujo; pueden ser más anchas o más estrechas. El archivo mismo no cambia.
    .hint = Pida el dibujo como PNG o PDF si las palabras se superponen o faltan.
code-no-sound = { $path } no tiene sonido ({ $format }).
    .hint = Juzgue lo que muestra. Si debería tener sonido, pida otra vez el archivo.
code-sound-undecodable = { $path } tiene un sonido que Assay no puede descodificar: { $codec }. Solo faltan su forma de onda y el mapa de su habla.
    .hint = Reprodúzcalo, o ábralo en otro programa.
code-sound-damaged = El sonido de { $path } está dañado y no se puede descodificar.
    .hint = Pida otra vez el archivo.
code-sound-too-long = { $path } tiene más de { $hours } horas de sonido. No se escuchó.
    .hint = Pida la parte que muestra el trabajo.
code-no-frame-times = Nada en { $path } dice cuándo se muestran sus imágenes sueltas ({ $format }).
    .hint = Los lugares en él se guardan al milisegundo, y no a la imagen.
code-no-pages = { $path } no tiene páginas ({ $format }). No se escribió nada.
    .hint = Mírelo como lo que es: texto, una tabla, una imagen o una grabación.
code-page-missing = { $path } tiene solo { $pages ->
        [one] una página
       *[other] { $pages } páginas
    }. No se escribió nada de la página pedida.
    .hint = Nombre una de ellas; la primera es la 1.
code-picture-form-unknown = { $path } no termina en .jpg ni en .png. No se escribió nada.
    .hint = Use .png para letras que sigan nítidas, .jpg para fotografías y escaneos.
code-picture-name-alike = No se pueden escribir varias páginas en { $path }. No se escribió nada.
    .hint = Ponga %d en el nombre; el número de la página ocupa su lugar.
code-hidden-slides = { $path } tiene { $count ->
        [one] una diapositiva que su
       *[other] { $count } diapositivas que la
    } presentación salta.
    .hint = Aquí se muestran, marcadas; si cuentan como evidencia lo dice usted.
code-speaker-notes = { $path } tiene notas para quien habla en { $count ->
        [one] una diapositiva
       *[other] { $count } diapositivas
    }. Aquí no se muestran.
    .hint = Ábralo con otro programa para leerlas; pida una copia sin ellas si no se debe reconocer a nadie.
code-hidden-text = { $path } tiene texto oculto ({ $count ->
        [one] en un lugar
       *[other] en { $count } lugares
    }). Aquí se lee como el resto del texto.
    .hint = Usted dice si cuenta como evidencia.
code-hidden-sheets = { $path } tiene { $count ->
        [one] una hoja que el libro oculta
       *[other] { $count } hojas que el libro oculta
    }. Aquí se muestran todas.
    .hint = Si cuentan como evidencia lo dice usted.
code-earlier-revisions = { $path } se cambió después de escribirse por primera vez ({ $count ->
        [one] una vez
       *[other] { $count } veces
    }). Puede quedar dentro contenido anterior.
    .hint = Lo que se muestra es su último estado; pida una copia nueva donde se hayan quitado nombres.
code-files-inside = { $path } tiene otros archivos dentro ({ $count }).
    .hint = No se abren; pídalos como archivos propios si pertenecen a la evidencia.
code-tracked-changes = { $path } tiene cambios que todavía no se aceptaron ({ $count }), con los nombres de quienes los hicieron.
    .hint = El texto se lee como si estuvieran aceptados; pida una copia sin ellos donde no se deba reconocer a nadie.
code-review-comments = { $path } tiene comentarios al margen ({ $count }), con los nombres de quienes los escribieron.
    .hint = No se muestran; pida una copia sin ellos donde no se deba reconocer a nadie.
code-form-flat = { $path } es un formulario que solo se puede rellenar con un programa.
    .hint = Se muestra como está; ábralo en ese programa para ver lo que se rellenó.
code-fields-drawn-here = { $path } tiene { $count ->
        [one] un campo con un valor y sin imagen de él
       *[other] { $count } campos con valores y sin imágenes de ellos
    }.
    .hint = Se dibujan aquí; otro programa puede mostrarlos de otro modo, o vacíos.
code-markup-left-out = { $path } tiene partes escritas como HTML que aquí no se muestran, porque podrían ejecutarse o pedir algo de fuera ({ $elements }). Nada de ello se ejecutó; el resto se muestra.
    .hint = Mire el archivo como se escribió, o en otro programa, si falta algo.
code-letters-missing = { $path } contiene escritura que las páginas que se ven aquí no pueden mostrar bien ({ $letters }): puede que falten letras o estén mal ahí, y en el texto que se busca y se cita.
    .hint = Abra el archivo en otro programa para leerlo, y cite la página o un recuadro en ella.
code-text-covered = { $path } tiene palabras debajo de algo pintado encima ({ $count ->
        [one] página
       *[other] páginas
    } { $pages }).
    .hint = Al buscar y copiar todavía se encuentran: si debían quedar tapadas, pida una copia sin ellas.
code-remote-content = { $path } pide algo de la red. No se trae nada.
    .hint = Puede faltar una parte; pida una copia con todo dentro.
code-text-shortened = { $path } es más largo que lo que se lee. Su comienzo se lee y se busca.
    .hint = Pida la parte que importa como archivo propio.
code-picture-moves = { $path } es una imagen que se mueve. La primera de sus imágenes es la que se muestra y se mide.
    .hint = Pida un vídeo si el movimiento es la evidencia.
format-pdf = documento PDF
format-docx = documento de Word
format-docm = documento de Word con macros
format-pptx = diapositivas de PowerPoint
format-pptm = diapositivas de PowerPoint con macros
format-xlsx = tabla de Excel
format-xlsm = tabla de Excel con macros
format-odt = texto OpenDocument
format-odp = diapositivas OpenDocument
format-ods = tabla OpenDocument
format-doc = documento de Word anterior a 2007
format-ppt = diapositivas de PowerPoint anteriores a 2007
format-xls = tabla de Excel anterior a 2007
format-encrypted-office = documento de Office con contraseña
format-ole = archivo de un programa antiguo de Windows
format-rtf = documento Rich Text
format-epub = libro electrónico
format-pages = documento de Pages
format-keynote = diapositivas de Keynote
format-numbers = tabla de Numbers
format-postscript = documento PostScript
format-jpeg = imagen JPEG
format-png = imagen PNG
format-gif = imagen GIF
format-webp = imagen WebP
format-tiff = imagen TIFF
format-heic = foto HEIC
format-bmp = imagen BMP
format-svg = dibujo SVG
format-avif = imagen AVIF
format-jxl = imagen JPEG XL
format-jp2 = imagen JPEG 2000
format-psd = imagen de Photoshop
format-ico = icono
format-cur = puntero del ratón
format-raw = foto en bruto de cámara
format-mp4 = vídeo MP4
format-mov = vídeo QuickTime
format-3gp = vídeo 3GP
format-mkv = vídeo Matroska
format-webm = vídeo WebM
format-ogg-video = vídeo Ogg
format-avi = vídeo AVI
format-wmv = vídeo de Windows Media
format-mpeg-ps = vídeo MPEG
format-mpeg-ts = flujo de transporte MPEG
format-flv = vídeo Flash
format-m4a = sonido M4A
format-mka = sonido Matroska
format-webm-audio = sonido WebM
format-ogg = sonido Ogg
format-mp3 = sonido MP3
format-wav = sonido WAV
format-flac = sonido FLAC
format-aiff = sonido AIFF
format-caf = sonido CAF
format-aac = sonido AAC
format-amr = sonido AMR
format-wma = sonido de Windows Media
format-midi = música MIDI
format-text = texto simple
format-markdown = texto Markdown
format-html = página web
format-mhtml = página web o correo guardado
format-vtt = subtítulos WebVTT
format-srt = subtítulos SubRip
format-json = datos JSON
format-xml = datos XML
format-csv = tabla CSV
format-tsv = tabla separada por tabuladores
format-google-pointer = enlace a un documento de Google
format-url = enlace a una página web
format-webloc = enlace a una página web (Mac)
format-icloud = marcador de un archivo que sigue en iCloud
format-desktop = enlace de escritorio
format-lnk = acceso directo de Windows
format-elf = programa de Linux
format-pe = programa de Windows
format-mach-o = programa de Mac
format-script = guion
format-batch = guion de Windows
format-java-class = programa Java
format-jar = programa Java
format-apk = aplicación de Android
format-wasm = programa WebAssembly
format-dmg = imagen de disco de Mac
format-php = guion PHP
format-zip = archivo comprimido zip
format-7z = archivo comprimido 7-Zip
format-rar = archivo comprimido RAR
format-gzip = archivo comprimido gzip
format-bzip2 = archivo comprimido bzip2
format-xz = archivo comprimido xz
format-zstd = archivo comprimido zstd
format-tar = archivo tar
format-iso = imagen de disco
format-cab = archivador de Windows
format-sqlite = base de datos
format-font = tipo de letra
format-empty = archivo vacío
format-unknown = archivo de tipo desconocido
why-macros = puede ejecutar macros
why-embedded-object = contiene el objeto de otro programa
why-encrypted = está cerrado con una contraseña
why-damaged = está dañado
why-too-large = por dentro es mayor de lo que es seguro abrir
why-legacy-office = no existe un lector seguro para este formato antiguo
why-iwork = solo lo abren los programas de Apple
why-executable = es un programa
why-archive = es una caja de archivos
why-layout = no se pudo componer en páginas
why-picture-format = no existe un lector seguro para este formato de imagen
why-media-container = aquí nada lo reproduce
why-no-tracks = no tiene ni sonido ni imagen
why-ebook = aquí no hay visor para libros electrónicos
why-unknown = no se conoce su tipo
why-empty = no contiene nada
why-pointer = es solo un enlace

## what does not fit in a file

why-not-json = no se puede leer como JSON desde la línea { $line }, columna { $column }
why-not-toml = ahí no es TOML
why-not-utf-8 = no es texto en UTF-8
why-line-too-long = mide más de { $most }
why-roles-both = [[artifact]] y [[submission]] están en un mismo archivo
why-shape-whole = el conjunto
why-shape-missing = falta { $place }
why-shape-empty = { $place } no dice nada, y ahí hay que decir algo
why-shape-unknown = { $place } no se conoce ahí
why-shape-word = { $place } dice "{ $found }", y lo que puede haber ahí es: { $known }
why-shape-number = { $place } es { $found }, y ahí va un número entero de un tamaño posible
why-shape-length = { $place } contiene { $found } cosas, demasiado pocas o demasiadas
why-shape-text = { $place } tiene que ser texto entre comillas
why-shape-whole-number = { $place } tiene que ser un número entero
why-shape-finite-number = { $place } tiene que ser un número, y finito
why-shape-list = { $place } tiene que ser una lista
why-shape-members = { $place } tiene que ser un grupo de miembros con nombre
why-shape-group = { $place } tiene que ser un grupo de miembros con nombre: { $known }
why-shape-yes-or-no = { $place } tiene que ser true o false
why-shape-other = { $place } no es de la clase que va ahí
why-shape-value = { $place } no puede ser "{ $found }"

## the sentence that says how an outcome came out; English word for word as the record has it

came-out-criteria =
    { $of ->
        [1] { $reached } de 1 criterio está en { $level }
       *[other]
            { $reached ->
                [1] 1 de { $of } criterios está en { $level }
               *[other] { $reached } de { $of } criterios están en { $level }
            }
    }
came-out-criteria-required =
    { $of ->
        [1] { $reached } de 1 criterio está en el nivel exigido
       *[other]
            { $reached ->
                [1] 1 de { $of } criterios está en el nivel exigido
               *[other] { $reached } de { $of } criterios están en el nivel exigido
            }
    }
came-out-points =
    { $of ->
        [1] { $reached } de 1 punto
       *[other] { $reached } de { $of } puntos
    }
came-out-needed =
    { $needed ->
        [1] { $count }; hace falta 1
       *[other] { $count }; hacen falta { $needed }
    }
came-out-meets = { $count }: cumple la regla.
came-out-meets-though = { $count }: cumple la regla. { $below }.
came-out-not-yet = { $count }: todavía no.
came-out-not-yet-for = { $count }. { $below }: todavía no.
came-out-near-cut = { $sentence } Está cerca del corte: se pide una segunda persona evaluadora.
came-out-stands = *{ $criterion }* está en { $level }
came-out-stands-nowhere = *{ $criterion }* no se puede juzgar
came-out-unscored = *{ $criterion }* está sin valorar
came-out-has-to-be = { $said } y tiene que estar en { $level }
came-out-floor = { $said }, y ningún criterio puede estar por debajo de { $level }
came-out-no-points = { $said } y cuenta 0 puntos
came-out-returned = Devuelta sin juicio: no se dice nada sobre la enseñanza.
came-out-formative = Devolución para crecer: no hay conclusión.
