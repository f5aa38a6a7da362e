//! Submissions come in by every way that there is: named on the command line, dragged over the window, as a folder of
//! many, as another system's download, as loose files; and what was cancelled comes in when it is asked for again.

use crate::stage::{Scene, keep, play, root, sample, sentence};
use assay_e2e::{Drag, Theme, Window};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::sample::Maker;

/// The middle of a window that fills its display.
const MIDDLE: (u16, u16) = (720, 450);
/// How long a file is that takes longer to read than a person needs to cancel; sparse, so that it lies on no disk.
const LONG: u64 = 3 << 30;

/// Bundles made in a folder of their own.
fn packed(scene: &Scene, folder: &str, numbers: &[&str]) -> PathBuf {
    let maker = Maker {
        folder: scene.at(folder),
        ..scene.maker()
    };
    for number in numbers {
        maker.pack(sample(number)).expect("a bundle");
    }
    scene.at(folder)
}

/// Runs a few lines of Python, as another system would make its downloads.
fn python(program: &str, words: &[&Path]) {
    let said = Command::new("python3")
        .args(["-c", program])
        .args(words)
        .output()
        .expect("python3");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}

/// A hand that drags files from another program.
struct Hand(Option<Drag>);

impl Hand {
    /// Does something with the files, off the thread that drives the window.
    async fn does(&mut self, what: impl FnOnce(&mut Drag) -> std::io::Result<()> + Send + 'static) {
        let mut drag = self.0.take().expect("a hand");
        let done = tokio::task::spawn_blocking(move || (what(&mut drag), drag));
        let (did, drag) = done.await.expect("a hand");
        did.expect("the window takes files");
        self.0 = Some(drag);
    }

    async fn drops(&mut self, files: &[PathBuf]) {
        let files = files.to_vec();
        self.does(move |drag| drag.over(&files, MIDDLE).and_then(|()| drag.let_go()))
            .await;
    }
}

async fn gone(window: &Window, words: &str) {
    let condition = format!("!document.body.innerText.includes({})", json!(words));
    window.wait(&condition).await.unwrap();
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test makes what it drags")]
fn what_is_named_on_the_command_line_or_dragged_over_the_window_comes_in_and_one_bad_bundle_stops_no_other() {
    let scene = Scene::new("dragged", Theme::Light).with_sample_key().holding(&["2041"]);
    let named = scene.maker().pack(sample("2044")).expect("a bundle");
    let many = packed(&scene, "many", &["2047", "2052"]);
    let here = scene.at("submission-2041.zip");
    std::fs::copy(here, many.join("submission-2041.zip")).expect("the bundle that is in already");
    let whole = std::fs::read(many.join("submission-2052.zip")).expect("a bundle");
    std::fs::write(many.join("cut-off.zip"), &whole[..whole.len() / 2]).expect("half a bundle");
    let result = scene.maker().score(sample("2041"), "2041").expect("a signed result");
    play(async {
        let window = scene.open_with(&[named]).await.expect("it opens");
        window.see("No. 2044, ready to review").await.unwrap();

        let mut hand = Hand(Some(Drag::on(window.display()).expect("a window that takes files")));
        let files = vec![many.clone()];
        hand.does(move |drag| drag.over(&files, MIDDLE)).await;
        window.see(&sentence("drop-here")).await.unwrap();
        window.see(&sentence("drop-checked")).await.unwrap();
        keep("dragged-over.png", &window.picture().await.unwrap());
        hand.does(Drag::take_away).await;
        gone(&window, &sentence("drop-here")).await;
        assert_eq!(
            window
                .run("return document.body.innerText.includes('2047')", vec![])
                .await
                .unwrap(),
            json!(false)
        );

        hand.drops(&[many]).await;
        window.see("No. 2047, ready to review").await.unwrap();
        window.see("Already here as No. 2041").await.unwrap();
        window.see("No. 2052, ready to review").await.unwrap();
        window.see(&sentence("bring-why")).await.unwrap();
        keep("many-came.png", &window.picture().await.unwrap());
        window.click(&sentence("bring-why")).await.unwrap();
        window.see("cut-off.zip").await.unwrap();
        window.see("Nothing").await.unwrap();
        keep("many-refused.png", &window.picture().await.unwrap());

        hand.drops(&[result]).await;
        window.see(&sentence("verdict-valid")).await.unwrap();
        window.click(&sentence("frame-queue")).await.unwrap();
        for number in ["2041", "2044", "2047", "2037", "2052"] {
            if number != "2037" {
                window.see(number).await.unwrap();
            }
        }
        window.close().await.expect("it closes");
    });
}

/// A "download all submissions" of Moodle, with two people in it.
const MOODLE: &str = "import os, sys, zipfile
source, target = sys.argv[1:]
with zipfile.ZipFile(target, 'w') as out:
    for person, more in (('Marisol Silva_1207', b''), ('Quispe Bo_88', b'Also: ')):
        for folder, _, names in os.walk(source):
            for name in names:
                path = os.path.join(folder, name)
                held = open(path, 'rb').read()
                if name.endswith('.md'):
                    held = more + held
                out.writestr(person + '_assignsubmission_file_/' + os.path.relpath(path, source), held)";

/// The same evidence as somebody left it in one folder, under the names that a camera gave.
const LOOSE: &str = "import os, shutil, sys
source, target = sys.argv[1:]
os.makedirs(target)
for path, name in (('plan/lesson-plan.pdf', 'lesson plan final (2).pdf'), ('student-work/sample-1.jpg', 'IMG_2207.jpg'),
                   ('student-work/sample-2.jpg', 'IMG_2208.jpg'), ('video/classroom.mp4', 'VID_1119.mp4'),
                   ('reflection/reflection.md', 'what I saw.md')):
    shutil.copy(os.path.join(source, path), os.path.join(target, name))
open(os.path.join(target, 'more of it.gdoc'), 'w').write('{\"url\": \"https://docs.example/open?id=1\", \"doc_id\": \"1\"}')
open(os.path.join(target, '.DS_Store'), 'w').write('x')";

/// Says for which micro-credential loose files are, and waits for the proposals.
async fn for_checking(window: &Window) {
    window.click(&sentence("bring-choose-credential")).await.unwrap();
    window.click("Checking for understanding").await.unwrap();
    keep("for-which.png", &window.picture().await.unwrap());
    window.click(&sentence("for-go-on")).await.unwrap();
    window.see(&sentence("roles-title")).await.unwrap();
}

#[test]
fn a_download_of_a_whole_class_and_a_folder_of_loose_files_come_in_once_their_roles_are_confirmed() {
    let scene = Scene::new("loose", Theme::Light).with_sample_key().holding(&["2041"]);
    let (short, whole) = (
        root().join("fixtures/submissions/2041-short"),
        root().join("fixtures/submissions/2041"),
    );
    let (download, folder) = (scene.at("Checking-submissions.zip"), scene.at("evidence of march"));
    python(MOODLE, &[&short, &download]);
    python(LOOSE, &[&whole, &folder]);
    scene.pick(&[download]);
    play(async {
        let window = scene.open().await;
        window.press("o").await.unwrap();
        for_checking(&window).await;
        keep("roles-class.png", &window.picture().await.unwrap());
        gone(&window, "Silva").await;
        // Their films are too short to count; each is brought in as what it is once somebody says so.
        for _ in 0..2 {
            window.click(&sentence("roles-confirm")).await.unwrap();
        }
        window.click(&sentence("roles-bring-in")).await.unwrap();
        window
            .wait("document.body.innerText.match(/ready to review/g)?.length >= 2")
            .await
            .unwrap();
        gone(&window, "Silva").await;

        window.click(&sentence("frame-queue")).await.unwrap();
        scene.pick(&[folder]);
        // The keys of the queue act once it is there.
        window
            .wait("document.querySelectorAll('[role=grid] [role=row]').length >= 3")
            .await
            .unwrap();
        window.press("Shift+o").await.unwrap();
        for_checking(&window).await;
        keep("roles-folder.png", &window.picture().await.unwrap());
        // What is only likely waits for a word; then it has a number, and comes in.
        let waits = "return ((one) => one.disabled || one.ariaDisabled === 'true')([...document.querySelectorAll('button')].find((one) => one.textContent.trim() === arguments[0]))";
        let waits = window
            .run(waits, vec![json!(sentence("roles-bring-in"))])
            .await
            .unwrap();
        assert_eq!(waits, json!(true), "nothing was confirmed yet");
        window.see(&sentence("roles-why-pointer")).await.unwrap();
        window.see(&sentence("roles-outside-system-why")).await.unwrap();
        looks_into_the_first(&window).await;
        // By mouse the first, by key those after it.
        window.click_a("td button", &sentence("roles-confirm")).await.unwrap();
        for _ in 0..likely(&window).await {
            window.press("Enter").await.unwrap();
        }
        window.see(&sentence("roles-all-said")).await.unwrap();
        window.click(&sentence("queue-number")).await.unwrap();
        window.type_text("3001").await.unwrap();
        keep("roles-confirmed.png", &window.picture().await.unwrap());
        window.click(&sentence("roles-bring-in")).await.unwrap();
        window.see("No. 3001, ready to review").await.unwrap();
        window.click("Start with No. 3001").await.unwrap();
        window
            .see("more of it.gdoc was left out, as the roles say")
            .await
            .unwrap();
        window.close().await.expect("it closes");
    });
}

/// The first file that waits is a photo: Space shows it, Esc goes back to its row.
async fn looks_into_the_first(window: &Window) {
    window
        .wait("document.activeElement?.closest('tr')?.textContent.includes('IMG_2207.jpg')")
        .await
        .unwrap();
    window.press("Space").await.unwrap();
    window
        .wait("document.querySelector('[role=dialog] img')?.naturalWidth > 0")
        .await
        .unwrap();
    keep("roles-look.png", &window.picture().await.unwrap());
    window.press("Escape").await.unwrap();
    window
        .wait("!document.querySelector('[role=dialog]') && document.activeElement?.closest('tr') !== null")
        .await
        .unwrap();
}

/// How many proposals are still to be confirmed.
async fn likely(window: &Window) -> u64 {
    let open = "return [...document.querySelectorAll('td button')].filter((one) => one.textContent.trim() === arguments[0]).length";
    let count = window.run(open, vec![json!(sentence("roles-confirm"))]).await.unwrap();
    count.as_u64().expect("a number")
}

/// The same evidence in folders that say what each file is, but for a film that never ends.
const ENDLESS: &str = "import os, shutil, sys
source, target, length = sys.argv[1], sys.argv[2], int(sys.argv[3])
shutil.copytree(source, target)
os.truncate(os.path.join(target, 'video/classroom.mp4'), length)";

#[test]
#[expect(clippy::disallowed_methods, reason = "a test mends what it has spoiled")]
fn what_is_cancelled_while_it_comes_in_leaves_nothing_and_comes_in_when_it_is_asked_for_again() {
    let scene = Scene::new("cancelled", Theme::Light)
        .with_sample_key()
        .holding(&["2041"]);
    let (short, folder) = (root().join("fixtures/submissions/2041-short"), scene.at("on the stick"));
    python(ENDLESS, &[&short, &folder, &PathBuf::from(LONG.to_string())]);
    let held = files_below(&scene.at("library/artifacts"));
    play(async {
        let window = scene.open_with(std::slice::from_ref(&folder)).await.expect("it opens");
        for_checking(&window).await;
        // The film is too short to count.
        window.click(&sentence("roles-confirm")).await.unwrap();
        window.click(&sentence("roles-bring-in")).await.unwrap();
        // How far it is, in bytes, with the file that is read.
        window.see("of 3.2 GB").await.unwrap();
        window.see("classroom.mp4").await.unwrap();
        keep("coming-in.png", &window.picture().await.unwrap());
        window
            .click_a("[role=grid] button", &sentence("parts-cancel"))
            .await
            .unwrap();
        window.see(&sentence("bring-cancelled")).await.unwrap();
        keep("cancelled.png", &window.picture().await.unwrap());
        assert_eq!(files_below(&scene.at("library/artifacts")), held, "something was left");
        assert_eq!(
            files_below(&scene.at("library/staging")),
            Vec::<PathBuf>::new(),
            "something is still staged"
        );

        let film = "video/classroom.mp4";
        std::fs::copy(short.join(film), folder.join(film)).expect("its own film");
        window
            .click_a("[role=grid] button", &sentence("bring-again"))
            .await
            .unwrap();
        window.see("ready to review").await.unwrap();
        assert!(files_below(&scene.at("library/artifacts")).len() > held.len());
        window.close().await.expect("it closes");
    });
}

#[expect(clippy::disallowed_methods, reason = "a test looks at what the library holds")]
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] })
        .collect()
}

/// The same evidence under two roofs: what a teacher has on the desk, and what is on a stick; one photo lies there twice.
const TWO_ROOFS: &str = "import os, shutil, sys
source, desk, stick = sys.argv[1:]
for target in (desk, stick): os.makedirs(target)
for path, target, name in (('plan/lesson-plan.pdf', desk, 'lesson plan.pdf'), ('reflection/reflection.md', desk, 'what I saw.md'),
                           ('video/classroom.mp4', stick, 'VID_1119.mp4'), ('student-work/sample-1.jpg', stick, 'IMG_2207.jpg'),
                           ('student-work/sample-1.jpg', stick, 'IMG_2207 (1).jpg'), ('student-work/sample-2.jpg', stick, 'IMG_2208.jpg')):
    shutil.copy(os.path.join(source, path), os.path.join(target, name))
open(os.path.join(stick, '.DS_Store'), 'w').write('x')";

/// Everything that lies directly in the folders.
#[expect(clippy::disallowed_methods, reason = "a test looks at what it made")]
fn all_in(folders: &[&Path]) -> Vec<PathBuf> {
    let entries = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("a folder"));
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.expect("read").path()).collect();
    all.sort();
    all
}

/// From the question whether they are one submission to their roles.
async fn one_submission(window: &Window, picture: &str) {
    window.see("Are these 6 together one submission?").await.unwrap();
    keep(picture, &window.picture().await.unwrap());
    window.click(&sentence("together-one")).await.unwrap();
    window.click("Checking for understanding").await.unwrap();
    window.click(&sentence("for-go-on")).await.unwrap();
    window.see(&sentence("roles-title")).await.unwrap();
}

/// Confirms all that is only likely, by key, and brings it in.
async fn confirm_all(window: &Window) {
    window
        .wait("document.activeElement?.closest('tr') !== null")
        .await
        .unwrap();
    for _ in 0..likely(window).await {
        window.press("Enter").await.unwrap();
    }
    window.see(&sentence("roles-all-said")).await.unwrap();
    window.click(&sentence("roles-bring-in")).await.unwrap();
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test changes what it made")]
fn files_dropped_together_are_one_submission_its_answers_survive_a_kill_and_a_second_one_is_the_next_attempt() {
    let scene = Scene::new("together", Theme::Light)
        .with_sample_key()
        .holding(&["2041"]);
    let (desk, stick) = (scene.at("desk"), scene.at("stick"));
    python(TWO_ROOFS, &[&root().join("fixtures/submissions/2041"), &desk, &stick]);
    let mut dropped = all_in(&[&desk, &stick]);
    dropped.push(scene.maker().pack(sample("2044")).expect("a bundle"));
    play(async {
        let window = scene.open().await;
        let mut hand = Hand(Some(Drag::on(window.display()).expect("a window that takes files")));
        hand.drops(&dropped).await;
        one_submission(&window, "together.png").await;
        window.see("The same file as IMG_2207").await.unwrap();
        window.see(&sentence("roles-outside-system-why")).await.unwrap();
        window.click(&sentence("queue-number")).await.unwrap();
        window.type_text("3001").await.unwrap();
        window.click_a("td button", &sentence("roles-confirm")).await.unwrap();
        let open = likely(&window).await;
        keep("together-roles.png", &window.picture().await.unwrap());
        // What is said is on the disk at once; only the way there takes its time.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        window.kill();

        let saw = desk.join("what I saw.md");
        let text = std::fs::read_to_string(&saw).expect("a reflection");
        std::fs::write(&saw, format!("{text}\nOne more thing.\n")).expect("written");
        let window = scene.open().await;
        window.see("waits for your answer").await.unwrap();
        keep("waits-again.png", &window.picture().await.unwrap());
        window.click(&sentence("bring-waiting-go")).await.unwrap();
        window.see("Since you answered: 1 file changed.").await.unwrap();
        keep("since-you-answered.png", &window.picture().await.unwrap());
        window
            .wait("document.querySelector('input[inputmode=numeric]')?.value === '3001'")
            .await
            .unwrap();
        // That one is asked about once more, beside those that nobody confirmed.
        assert!(likely(&window).await >= open, "an answer was taken for granted");
        confirm_all(&window).await;
        window.see("No. 3001, ready to review").await.unwrap();
        window.click(&sentence("frame-queue")).await.unwrap();
        window.see("3001").await.unwrap();
        window.see("2044").await.unwrap();
        gone(&window, "waits for your answer").await;

        std::fs::write(&saw, format!("{text}\nI would wait longer.\n")).expect("written");
        let mut hand = Hand(Some(Drag::on(window.display()).expect("a window that takes files")));
        hand.drops(&all_in(&[&desk, &stick])).await;
        one_submission(&window, "together-again.png").await;
        window.click(&sentence("queue-number")).await.unwrap();
        window.type_text("3001").await.unwrap();
        window.press("Enter").await.unwrap();
        confirm_all(&window).await;
        window.click(&sentence("bring-why")).await.unwrap();
        window.see("No. 3001 is here already as attempt 1").await.unwrap();
        window.click("Bring it in as attempt 2…").await.unwrap();
        window.see("Is this attempt 2 of the same person?").await.unwrap();
        keep("next-attempt.png", &window.picture().await.unwrap());
        window
            .click_a("[role=dialog] button", "Bring it in as attempt 2")
            .await
            .unwrap();
        window.see("No. 3001, ready to review").await.unwrap();
        window.click("Start with No. 3001").await.unwrap();
        window.see("attempt 2").await.unwrap();
        keep("next-attempt-report.png", &window.picture().await.unwrap());
        window.close().await.expect("it closes");
    });
}
